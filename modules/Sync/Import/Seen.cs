namespace Resas.Sync.Import;

/// <summary>What a listing showed until now: the rows that a comparison brings up to date.</summary>
internal sealed record Seen(Guid ListingId, List<SeenStay> Stays, List<SeenNight> Nights)
{
    public IEnumerable<SeenStay> LiveStays => Stays.Where(s => !s.HasEnded);
}
