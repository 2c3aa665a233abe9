using System.Text;
using Resas.Simulation.World.Feeds;

namespace Resas.Simulation.World.Faults;

/// <summary>Documents with something wrong in them.</summary>
internal static class Damage
{
    public static byte[] SignInPage { get; } = Encoding.UTF8.GetBytes(
        "<!DOCTYPE html>\n<html><head><title>Log in</title></head><body><h1>Log in</h1><form method=\"post\"><input name=\"email\"></form></body></html>\n");

    public static byte[] Empty(SimulatedListing listing, DateTime now) => FeedDocument.Write(listing, [], now).AsWritten();

    /// <summary>Events without which the document is no longer true: not the past, nor what takes no nights.</summary>
    public static List<FeedEntry> Telling(SimulatedListing listing, FeedDocument document) =>
        [.. document.Entries.Where(e => !e.IsFree && e.Nights.Until > listing.Home.Today)];

    /// <summary>Half of the telling events, rounded up, stay away.</summary>
    public static byte[] Half(SimulatedListing listing, FeedDocument whole, DateTime now, Random random)
    {
        var left = Telling(listing, whole);
        var gone = new HashSet<FeedEntry>();
        for (var more = (left.Count + 1) / 2; more > 0; more--)
        {
            var index = random.Next(left.Count);
            gone.Add(left[index]);
            left.RemoveAt(index);
        }

        return FeedDocument.Write(listing, [.. whole.Entries.Where(e => !gone.Contains(e))], now).AsWritten();
    }

    public static byte[] NewUids(SimulatedListing listing, FeedDocument whole, DateTime now, Random random)
    {
        var salt = random.Next();
        var entries = whole.Entries.Select((e, i) => e with { Uid = Digest.Of("new", salt, i, 0) });
        return FeedDocument.Write(listing, [.. entries], now).AsWritten();
    }

    public static byte[] Twice(SimulatedListing listing, FeedDocument whole, DateTime now) =>
        FeedDocument.Write(listing, [.. whole.Entries.SelectMany(e => new[] { e, e })], now).AsWritten();

    public static byte[] OtherLineEnds(SimulatedListing listing, FeedDocument whole, DateTime now) =>
        FeedDocument.Write(listing, whole.Entries, now, listing.Platform.NewLine == "\n" ? "\r\n" : "\n").AsWritten();

    public static byte[] Marked(byte[] body) => [0xEF, 0xBB, 0xBF, .. body];

    public static byte[] Cut(byte[] body, double part) => body[..(int)(body.Length * part)];

    /// <summary>An event whose dates can't be read stands in the middle.</summary>
    public static byte[] WithBadEvent(SimulatedListing listing, FeedDocument whole, DateTime now)
    {
        var left = whole.Entries.Count / 2;
        if (whole.Entries.Count == 0) return FeedDocument.Write(listing, [], now).AsWritten();
        return FeedDocument.Write(listing, whole.Entries, now, null, (text, entry) =>
        {
            if (left-- == 0) text.Line("BEGIN:VEVENT").Line("UID:broken@sim.example").Line("DTSTART;VALUE=DATE:20271399").Line("DTEND:never").Line("SUMMARY:?").Line("END:VEVENT");
            FeedDocument.Event(text, listing, entry);
        }).AsWritten();
    }
}
