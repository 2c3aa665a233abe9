using System.Text;

namespace Resas.Simulation.World.Feeds;

/// <summary>A whole document that a platform serves, and what it says.</summary>
internal sealed class FeedDocument
{
    private readonly byte[] bytes;
    private readonly int[] stamps;
    private HashSet<DateOnly>? nights;

    private FeedDocument(byte[] bytes, int[] stamps, IReadOnlyList<FeedEntry> entries)
    {
        (this.bytes, this.stamps, Entries) = (bytes, stamps, entries);
        ETag = $"\"{Checksum():x16}\"";
    }

    public IReadOnlyList<FeedEntry> Entries { get; }

    /// <summary>The same for the same content, whatever its stamps.</summary>
    public string ETag { get; }

    public IReadOnlyList<(SimulatedStay Stay, NightSpan Nights)> Stays { get; private init; } = [];

    public IReadOnlySet<DateOnly> Nights => nights ??= [.. Entries.Where(e => !e.IsFree).SelectMany(e => e.Nights.Each())];

    /// <param name="each">Writes one event; the platform's own way unless an answer is to be damaged.</param>
    public static FeedDocument Write(SimulatedListing listing, IReadOnlyList<FeedEntry> entries, DateTime stamp, string? newLine = null, Action<FeedText, FeedEntry>? each = null)
    {
        var text = new FeedText(newLine ?? listing.Platform.NewLine, stamp).Line("BEGIN:VCALENDAR");
        listing.Platform.Head(text, listing);
        foreach (var entry in entries)
        {
            if (each is not null) each(text, entry);
            else Event(text, listing, entry);
        }

        var (bytes, stamps) = text.Line("END:VCALENDAR").Done();
        return new(bytes, stamps, entries) { Stays = StaysOf(listing, entries) };
    }

    public static void Event(FeedText text, SimulatedListing listing, FeedEntry entry)
    {
        text.Line("BEGIN:VEVENT");
        listing.Platform.Write(text, listing, entry);
        text.Line("END:VEVENT");
    }

    /// <summary>Do both take the same nights and name the same stays?</summary>
    public bool SaysThatOf(FeedDocument other) => ETag == other.ETag || (Nights.SetEquals(other.Nights) && Stays.ToHashSet().SetEquals(other.Stays));

    /// <summary>The document as it is, its stamps those of when it was written.</summary>
    public byte[] AsWritten() => bytes;

    /// <summary>The document with each stamp set to now.</summary>
    public byte[] Stamped(DateTime now)
    {
        if (stamps.Length == 0) return bytes;
        var copy = (byte[])bytes.Clone();
        Span<byte> stamp = stackalloc byte[16];
        Encoding.ASCII.GetBytes(FeedText.Instant(now), stamp);
        foreach (var at in stamps) stamp.CopyTo(copy.AsSpan(at));
        return copy;
    }

    // Where stays are not told from closures, a stay is shown when its nights from today are.
    private static List<(SimulatedStay, NightSpan)> StaysOf(SimulatedListing listing, IReadOnlyList<FeedEntry> entries)
    {
        var named = entries.Where(e => e.Stay is not null).Select(e => (e.Stay!, e.Nights)).ToList();
        if (named.Count > 0 || listing.NamesStays) return named;
        return [.. listing.Calendar.Stays.Where(s => s.Nights.Until > listing.Home.Today).Select(s => (s, s.Nights))];
    }

    private ulong Checksum()
    {
        var sum = 14695981039346656037UL;
        var next = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            if (next < stamps.Length && i == stamps[next])
            {
                i += 15;
                next++;
                continue;
            }

            sum = (sum ^ bytes[i]) * 1099511628211UL;
        }

        return sum;
    }
}
