using System.ComponentModel.DataAnnotations;

namespace Resas.Sync;

/// <summary>Section Sync.</summary>
internal sealed class SyncOptions : IValidatableObject
{
    /// <summary>How often a feed is read when all is well.</summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How often while an arrival is near, a double booking is open, or the listing has just changed.</summary>
    public TimeSpan NearPollInterval { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>An arrival is near so many days ahead.</summary>
    [Range(0, 60, ErrorMessage = "Sync:NearDays must lie between 0 and 60.")]
    public int NearDays { get; set; } = 2;

    /// <summary>To one platform, or one host, from one instance.</summary>
    [Range(1, 100_000, ErrorMessage = "Sync:HostRequestsPerMinute must lie between 1 and 100 000.")]
    public int HostRequestsPerMinute { get; set; } = 60;

    /// <summary>So many of them at once after a pause.</summary>
    [Range(1, 10_000, ErrorMessage = "Sync:HostBurst must lie between 1 and 10 000.")]
    public int HostBurst { get; set; } = 10;

    /// <summary>For the whole of one read: connecting, redirects and body.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>After decompression.</summary>
    [Range(10_000, 100_000_000, ErrorMessage = "Sync:MaxFeedBytes must lie between 10 000 and 100 000 000.")]
    public int MaxFeedBytes { get; set; } = 4 * 1024 * 1024;

    /// <summary>Lets feeds lie on this machine or a private network. For tests and demonstrations only.</summary>
    public bool AllowPrivateAddresses { get; set; }

    [Range(1, 3650, ErrorMessage = "Sync:LogDays must lie between 1 and 3650.")]
    public int LogDays { get; set; } = 90;

    [Required(ErrorMessage = "Sync:UserAgent must not be empty: some platforms refuse readers without a name.")]
    public string UserAgent { get; set; } = "Resas/1.0 (calendar synchronisation)";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (PollInterval < TimeSpan.FromSeconds(5) || PollInterval > TimeSpan.FromHours(24))
            yield return new("Sync:PollInterval must lie between 00:00:05 and 1.00:00:00.");
        if (NearPollInterval < TimeSpan.FromSeconds(5) || NearPollInterval > TimeSpan.FromHours(24))
            yield return new("Sync:NearPollInterval must lie between 00:00:05 and 1.00:00:00.");
        if (Timeout < TimeSpan.FromSeconds(1) || Timeout > TimeSpan.FromSeconds(60))
            yield return new("Sync:Timeout must lie between 00:00:01 and 00:01:00: a run must end before its lease does.");
    }
}
