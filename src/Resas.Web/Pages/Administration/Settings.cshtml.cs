using Microsoft.AspNetCore.Mvc.RazorPages;
using Resas.Kernel.Hosting;

namespace Resas.Web.Pages.Administration;

/// <summary>For administrators: the settings in force. What may be a secret says only whether it is set.</summary>
internal sealed class Settings(IEnumerable<OptionsSection> sections, IServiceProvider services) : PageModel
{
    /// <summary>A section that is read in several places is shown once.</summary>
    public IReadOnlyList<IGrouping<string, Setting>> Sections { get; } =
        [.. sections.DistinctBy(s => s.Name).OrderBy(s => s.Name, StringComparer.Ordinal).SelectMany(s => Setting.Of(s.Read(services)).Select(setting => (s.Name, setting))).GroupBy(s => s.Name, s => s.setting)];
}
