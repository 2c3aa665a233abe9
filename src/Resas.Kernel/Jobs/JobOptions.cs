using System.ComponentModel.DataAnnotations;

namespace Resas.Kernel.Jobs;

/// <summary>Section Jobs.</summary>
public sealed class JobOptions
{
    /// <summary>How long the work of an instance that died is left alone. A run that takes longer renews its lease.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00", ErrorMessage = "Jobs:Lease must lie between 00:00:01 and 01:00:00.")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>At most this many at once, so that one slow site delays no other and a thousand due rows do not start together.</summary>
    [Range(1, 500, ErrorMessage = "Jobs:Width must lie between 1 and 500.")]
    public int Width { get; set; } = 32;
}
