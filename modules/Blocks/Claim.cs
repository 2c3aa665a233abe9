using Resas.Contracts;
using Resas.Contracts.Blocks;

namespace Resas.Blocks;

/// <summary>What holds nights of one home. Kept after its end: what reappears is restored with its identity.</summary>
internal sealed class Claim
{
    public const int MaxGuest = 120, MaxCode = 64, MaxNote = 2000;

    /// <summary>Room for what letters like œ grow by.</summary>
    public const int MaxSearchText = 2400;

    /// <summary>Platforms that are linked directly read each other every few hours; some once a day.</summary>
    public static readonly TimeSpan LinksCatchUp = TimeSpan.FromHours(48);

    private Claim() { }

    public Guid Id { get; private set; }
    public Guid PropertyId { get; private set; }
    public Guid OwnerId { get; private set; }
    public ClaimKind Kind { get; private set; }
    public ClaimStanding Standing { get; private set; }
    public DateOnly From { get; private set; }
    public DateOnly Until { get; private set; }
    public Guid? ListingId { get; private set; }
    public string? Platform { get; private set; }
    public BlockReason? Reason { get; private set; }
    public string? Guest { get; private set; }
    public string? Code { get; private set; }
    public string? Note { get; private set; }
    /// <summary>Guest, code and note, folded: what a search looks through.</summary>
    public string? SearchText { get; private set; }

    public bool IsInferred { get; private set; }
    public Promotion? Promotion { get; private set; }
    public bool IsListingGone { get; private set; }

    /// <summary>The listings of the ended stays that it mirrored, that may have handed it on from us, or whose own closing it hands on: what came from
    /// there is not told there, or two linked platforms would go on closing the nights for each other (rule 5).</summary>
    public List<Guid> Origins { get; private set; } = [];

    /// <summary>By then every link has caught up: what is still shown closed is the listing's own. Null without origins, and while
    /// the listing's readings tell them.</summary>
    public DateTime? OriginsUntil { get; private set; }

    /// <summary>Of a closure that holds what a mirror closes and nobody else holds any more: that mirror. It is settled here alone.</summary>
    public Guid? MirrorId { get; private set; }

    /// <summary>When it took its nights, the first or the latest time: the earliest is their holder.</summary>
    public DateTime CreatedAt { get; private set; }
    public DateTime ChangedAt { get; private set; }
    public DateTime? ReleasedAt { get; private set; }
    public ReleaseReason? ReleaseReason { get; private set; }

    public Nights Nights => new(From, Until);
    public bool IsManual => ListingId is null;
    public bool IsLive => ReleasedAt is null;
    public bool Holds => IsLive && Standing == ClaimStanding.Held;

    /// <summary>Holds, and is somebody's own will: what a second one collides with. A closure gives way to anything.</summary>
    public bool IsFirm => Holds && Kind != ClaimKind.Closure;

    /// <summary>Only what was entered by hand, or what no listing will ever take back, is the owner's to remove.</summary>
    public bool IsRemovable => IsLive && (IsManual || IsListingGone);

    public static Claim Entered(Guid id, Entry entry, DateTime now)
    {
        var claim = new Claim
        {
            Id = id,
            PropertyId = entry.PropertyId,
            OwnerId = entry.OwnerId,
            Kind = entry.Kind,
            Standing = ClaimStanding.Held,
            CreatedAt = now,
            ChangedAt = now,
        };
        claim.Edit(entry);
        return claim;
    }

    public static Claim Reported(ReportNights source, ClaimReport report, DateTime now)
    {
        var claim = new Claim { Id = report.ClaimId, PropertyId = source.PropertyId, OwnerId = source.OwnerId, CreatedAt = now, ChangedAt = now };
        claim.Report(source, report, now);
        return claim;
    }

    /// <summary>What a mirror closes and nobody else holds any more.</summary>
    public static Claim LeftOf(Claim mirror, Guid id, DateTime now) => new()
    {
        Id = id,
        PropertyId = mirror.PropertyId,
        OwnerId = mirror.OwnerId,
        Kind = ClaimKind.Closure,
        Standing = ClaimStanding.Held,
        ListingId = mirror.ListingId,
        Platform = mirror.Platform,
        MirrorId = mirror.Id,
        CreatedAt = now,
        ChangedAt = now,
    };

    public void Report(ReportNights source, ClaimReport report, DateTime now)
    {
        if (!report.Nights.IsValid) throw new ArgumentException($"Claim {report.ClaimId} has no nights.", nameof(report));
        if (PropertyId != source.PropertyId) throw new ArgumentException($"Claim {Id} lives in another home.", nameof(report));
        if (!IsLive) Restore(now);
        (From, Until) = (report.Nights.From, report.Nights.Until);
        (ListingId, Platform, IsListingGone) = (source.ListingId, source.Platform, false);
        Kind = Promotion == Blocks.Promotion.OwnersWord && report.Kind == ClaimKind.Closure ? ClaimKind.Reservation : report.Kind;
        // A listing goes on calling it what it did: what made it hold, or not, is known here alone.
        Standing = (Promotion, report.Standing) switch
        {
            (Blocks.Promotion.Copied, ClaimStanding.Held) => ClaimStanding.Mirror,
            (Blocks.Promotion.StayEnded or Blocks.Promotion.OwnersWord, ClaimStanding.Mirror) => ClaimStanding.Held,
            _ => report.Standing,
        };
        IsInferred = report.IsInferred;
        if (Promotion is null && report.Origins is { } origins && !origins.ToHashSet().SetEquals(Origins)) (Origins, OriginsUntil) = ([.. origins], null);
        Guest = Cut(report.Guest, MaxGuest);
        Code = Cut(report.Code, MaxCode);
        MakeFindable();
    }

    public void Edit(Entry entry)
    {
        (From, Until) = (entry.Nights.From, entry.Nights.Until);
        Reason = entry.Reason;
        Guest = Cut(entry.Guest, MaxGuest);
        Annotate(entry.Note);
    }

    public void Extend(Nights nights) => (From, Until) = (nights.From, nights.Until);

    public void Annotate(string? note)
    {
        Note = Cut(note, MaxNote);
        MakeFindable();
    }

    /// <summary>The owner said that it is a stay of its own.</summary>
    public void Promote()
    {
        (Promotion, Standing) = (Blocks.Promotion.OwnersWord, ClaimStanding.Held);
        if (Kind == ClaimKind.Closure) Kind = ClaimKind.Reservation;
    }

    /// <summary>The owner said that it is another stay, copied.</summary>
    public void BeCopy() => (Promotion, Standing) = (Blocks.Promotion.Copied, ClaimStanding.Mirror);

    /// <summary>The owner took that back.</summary>
    public void HoldAgain() => (Promotion, Standing) = (null, ClaimStanding.Held);

    /// <summary>What it mirrored has ended, and its listing still shows the nights closed.</summary>
    public void Outlive(IEnumerable<Guid> origins, DateTime now)
    {
        (Promotion, Standing) = (Blocks.Promotion.StayEnded, ClaimStanding.Held);
        ComeFrom(origins, now);
    }

    /// <summary>Its nights came from there, and links have to catch up.</summary>
    public void ComeFrom(IEnumerable<Guid> origins, DateTime now)
    {
        Origins = [.. Origins.Union(origins)];
        OriginsUntil = Origins.Count == 0 ? null : now + LinksCatchUp;
    }

    /// <summary>A listing that it came from shows a stay on these nights again.</summary>
    public void MirrorAgain()
    {
        (Promotion, Standing) = (null, ClaimStanding.Mirror);
        ForgetOrigins();
    }

    public void IsNotFrom(Guid listing)
    {
        Origins = [.. Origins.Where(o => o != listing)];
        if (Origins.Count == 0) OriginsUntil = null;
    }

    public void ForgetOrigins() => (Origins, OriginsUntil) = ([], null);

    public void LoseListing() => IsListingGone = true;

    public void Release(ReleaseReason why, DateTime now) => (ReleasedAt, ReleaseReason) = (now, why);

    public void Restore(DateTime now) => (ReleasedAt, ReleaseReason, CreatedAt) = (null, null, now);

    public void Changed(DateTime now) => ChangedAt = now;

    private void MakeFindable() => SearchText = Cut(Folding.Fold($"{Guest}\n{Code}\n{Note}"), MaxSearchText);

    private static string? Cut(string? text, int most)
    {
        text = text?.Trim();
        if (string.IsNullOrEmpty(text)) return null;
        if (text.Length <= most) return text;
        return text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];
    }
}

/// <summary>Why a claim has another standing than its listing gives it. Stored by name.</summary>
internal enum Promotion
{
    /// <summary>The stay that it mirrored ended, and the listing still shows the nights closed.</summary>
    StayEnded,
    /// <summary>The owner said that it is a stay of its own.</summary>
    OwnersWord,
    /// <summary>The owner said that it is another stay, copied: it holds nothing.</summary>
    Copied,
}

/// <summary>A block or reservation as its owner enters it.</summary>
internal sealed record Entry(
    Guid PropertyId, Guid OwnerId, ClaimKind Kind, Nights Nights, BlockReason? Reason = null, string? Guest = null, string? Note = null);
