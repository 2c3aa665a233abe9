using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Resas.Contracts.Sync;
using Resas.Kernel.Messaging;
using Resas.Kernel.Time;

namespace Resas.Properties;

/// <summary>Tries an address before it is saved, and remembers the verdict in a sealed slip that goes through the form:
/// nothing is saved that was not tried, and saving does not ask the platform a second time.</summary>
internal sealed class AddressTrials(IMediator modules, IDataProtectionProvider protection, TimeProvider clock)
{
    private static readonly TimeSpan SlipLife = TimeSpan.FromMinutes(30);
    private readonly IDataProtector seal = protection.CreateProtector("Properties.AddressTrial");

    public async Task<AddressTrial> TryAsync(FeedAddress address, string platform, string timeZone, CancellationToken ct)
    {
        var preview = await modules.Send(new PreviewFeed(address.Text, platform, timeZone), ct);
        var slip = seal.Protect($"{address.Hash}|{preview.Problem}|{clock.Now().Ticks}");
        var recognised = preview.RecognisedPlatform is { } other && other != platform
            ? (await modules.Send(new FindPlatforms(), ct)).FirstOrDefault(p => p.Key == other)
            : null;
        return new AddressTrial(preview, slip, recognised);
    }

    /// <summary>Whether a slip says that this address may be saved.</summary>
    /// <param name="anyway">The owner wants it in spite of a problem that may pass.</param>
    public bool Allows(string? slip, FeedAddress address, bool anyway)
    {
        if (Open(slip) is not [var hash, var problem, var ticks] || hash != address.Hash) return false;
        if (clock.Now().Ticks - long.Parse(ticks, CultureInfo.InvariantCulture) > SlipLife.Ticks) return false;
        return problem.Length == 0 || (anyway && AddressTrial.MayPass(Enum.Parse<FeedProblem>(problem)));
    }

    private string[]? Open(string? slip)
    {
        try
        {
            return string.IsNullOrEmpty(slip) ? null : seal.Unprotect(slip).Split('|');
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}

/// <summary>What a trial found.</summary>
/// <param name="Recognised">The platform that the address belongs to, when it is another than the one chosen.</param>
internal sealed record AddressTrial(FeedPreview Preview, string Slip, PlatformInfo? Recognised)
{
    public bool IsGood => Preview.Problem is null;

    public bool MayPassLater => Preview.Problem is { } problem && MayPass(problem);

    /// <summary>Whether the problem may be gone by itself at the next reading.</summary>
    public static bool MayPass(FeedProblem problem) =>
        problem is FeedProblem.Unreachable or FeedProblem.TimedOut or FeedProblem.TooManyRequests or FeedProblem.ServerError;
}
