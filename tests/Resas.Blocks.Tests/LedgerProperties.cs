using FsCheck;
using FsCheck.Fluent;
using Resas.Contracts.Blocks;
using Resas.Contracts.Properties;
using static Resas.Blocks.Tests.Given;

namespace Resas.Blocks.Tests;

/// <summary>Whatever listings report and owners do, in whatever order: what must hold after each step, worked out anew from all the rows.</summary>
public sealed class LedgerProperties : IAsyncLifetime
{
    private LedgerHost host = null!;

    public async Task InitializeAsync() => host = await LedgerHost.StartAsync();

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public void Any_sequence_of_reports_entries_and_answers_keeps_the_rules() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300).WithEndSize(30), Prop.ForAll(Histories, history => RunAsync(history).GetAwaiter().GetResult()));

    private static Arbitrary<List<Step>> Histories
    {
        get
        {
            var step = from act in Gen.Frequency(
                           (10, Gen.Constant(Act.Report)), (2, Gen.Constant(Act.Release)), (4, Gen.Constant(Act.Enter)), (2, Gen.Constant(Act.Edit)),
                           (1, Gen.Constant(Act.Remove)), (1, Gen.Constant(Act.Restore)), (4, Gen.Constant(Act.Answer)), (1, Gen.Constant(Act.Unlink)))
                       from which in Gen.Choose(0, 8)
                       from how in Gen.Choose(0, 11)
                       from night in Gen.Choose(1, 16)
                       from count in Gen.Choose(1, 5)
                       select new Step(act, which, how, night, count);
            return Arb.From(Gen.Select(Gen.NonEmptyListOf(step), steps => steps.ToList()),
                history => Enumerable.Range(0, history.Count).Select(i => history.Where((_, at) => at != i).ToList()));
        }
    }

    private async Task RunAsync(List<Step> history)
    {
        await host.StartOverAsync();
        var world = new World(host);
        foreach (var step in history)
        {
            var before = await Rows.ReadAsync(host);
            await world.DoAsync(step, before);
            var after = await Rows.ReadAsync(host);
            Assert.Equal(before.State == after.State ? before.Version : before.Version + 1, after.Version);
            AssertHolders(after);
            AssertConflicts(after);
            AssertMirrors(after);
            world.AssertNothingLost(after);
            // Deliveries are never delivered here: one ConflictOpened for each conflict there has ever been.
            Assert.Equal(after.Conflicts.Count, await host.CountToldAsync(nameof(ConflictOpened)));
            host.Clock.Advance(TimeSpan.FromSeconds(step.How % 2));
        }
    }

    private static void AssertHolders(Rows rows)
    {
        var expected = rows.Live.Where(c => c.Standing == ClaimStanding.Held)
            .SelectMany(c => c.Nights.Each(), (claim, night) => (claim, night))
            .GroupBy(p => p.night, p => p.claim)
            .ToDictionary(g => g.Key, g => g.OrderBy(c => c.Kind == ClaimKind.Closure ? 1 : 0).ThenBy(c => c.CreatedAt).ThenBy(c => c.Id).First().Id);
        Assert.Equal(expected.OrderBy(e => e.Key), rows.Holders.OrderBy(e => e.Key));
    }

    private static void AssertConflicts(Rows rows)
    {
        foreach (var one in rows.Live)
        {
            foreach (var other in rows.Live.Where(c => c.Id.CompareTo(one.Id) > 0))
            {
                var between = rows.Conflicts.Where(c => c.IsOf(one.Id) && c.IsOf(other.Id)).ToList();
                var open = between.Where(c => c.ClosedAt == null).ToList();
                // What the owner called another stay's copy may have turned out before not to be this one's.
                var isCopy = one.Promotion == Promotion.Copied || other.Promotion == Promotion.Copied;
                var isFinal = between.Exists(c => c.Closing is Closing.SameStay or Closing.ResolvedByOwner || (isCopy && c.Closing == Closing.ReallyTwo));
                Assert.Equal(Kind(one, other) is { } kind && !isFinal ? [kind] : [], open.Select(c => c.Kind));
                Assert.All(open, c => Assert.Equal(one.Nights.Intersect(other.Nights), c.Nights));
            }
        }

        Assert.All(rows.Conflicts.Where(c => c is { IsOpen: true, Kind: ConflictKind.SameStayQuestion }), c => Assert.Contains(rows.Live, m => m.Id == c.SecondClaimId && m.Standing == ClaimStanding.Mirror));
        var live = rows.Live.Select(c => c.Id).ToHashSet();
        Assert.All(rows.Conflicts.Where(c => c.ClosedAt == null), c => Assert.True(live.Contains(c.FirstClaimId) && live.Contains(c.SecondClaimId)));

        static ConflictKind? Kind(Claim one, Claim other)
        {
            if (!one.Nights.Overlaps(other.Nights)) return null;
            var (a, b) = (Role(one), Role(other));
            if (a == 'm' && b is 's' or 'b' || b == 'm' && a is 's' or 'b') return one.ListingId != other.ListingId ? ConflictKind.SameStayQuestion : null;
            return (a, b) is ('s', 's') or ('s', 'b') or ('b', 's') ? ConflictKind.DoubleBooking : null;
        }

        static char Role(Claim c) => (c.Standing, c.Kind) switch
        {
            (ClaimStanding.Mirror, _) => 'm',
            (ClaimStanding.Held, ClaimKind.Reservation) => 's',
            (ClaimStanding.Held, ClaimKind.Block) => 'b',
            _ => '-',
        };
    }

    /// <summary>Nobody's are only those nights of a mirror that the owner called another stay's.</summary>
    private static void AssertMirrors(Rows rows)
    {
        foreach (var mirror in rows.Live.Where(c => c is { Standing: ClaimStanding.Mirror, IsListingGone: false }))
        {
            var said = rows.Conflicts.Where(c => (c.CopyId ?? c.SecondClaimId) == mirror.Id && c.Closing == Closing.SameStay).Select(c => c.Nights).ToList();
            Assert.All(mirror.Nights.Each(), night => Assert.True(rows.Holders.ContainsKey(night) || said.Exists(s => s.Contains(night))));
            var left = rows.Live.FindAll(c => c.MirrorId == mirror.Id);
            Assert.All(left, l => Assert.DoesNotContain(rows.Live, c => c.Holds && c.MirrorId is null && c.Nights.Overlaps(l.Nights)));
        }

        Assert.All(rows.Live.Where(c => c is { MirrorId: not null, IsListingGone: false }), l =>
            Assert.Contains(rows.Live, c => c.Id == l.MirrorId && c.Standing == ClaimStanding.Mirror && l.Nights.Intersect(c.Nights) == l.Nights));
    }

    private enum Act { Report, Release, Enter, Edit, Remove, Restore, Answer, Unlink }

    private sealed record Step(Act Act, int Which, int How, int Night, int Count);

    private sealed record Rows(long Version, List<Claim> Claims, List<Conflict> Conflicts, Dictionary<DateOnly, Guid> Holders)
    {
        public List<Claim> Live => Claims.FindAll(c => c.IsLive);

        /// <summary>All that a change could change.</summary>
        public string State => string.Join('\n', [
            .. Claims.OrderBy(c => c.Id).Select(c => $"{c.Id} {c.Kind} {c.Standing} {c.Nights} {c.Platform} {c.Guest} {c.CreatedAt:O} {c.ChangedAt:O} {c.ReleasedAt:O} {c.Promotion} {c.IsListingGone}"),
            .. Conflicts.OrderBy(c => c.Id).Select(c => $"{c.Id} {c.Kind} {c.Nights} {c.Closing} {c.ClosedAt:O}")]);

        public static async Task<Rows> ReadAsync(LedgerHost host) =>
            new(await host.VersionAsync(), await host.RowsAsync<Claim>(), await host.RowsAsync<Conflict>(), await host.HoldersAsync());
    }

    /// <summary>Does steps, and remembers what must be live.</summary>
    private sealed class World(LedgerHost host)
    {
        private static readonly Listing[] Listings = [Listing.On("airbnb"), Listing.On("booking"), Listing.On("greengo")];
        private readonly Guid[] ids = [.. Enumerable.Range(0, 9).Select(_ => Guid.CreateVersion7())];
        private readonly Dictionary<Guid, Contracts.Nights> live = [];

        public void AssertNothingLost(Rows rows) =>
            Assert.Equal(live.OrderBy(e => e.Key), rows.Live.Where(c => c.MirrorId is null).ToDictionary(c => c.Id, c => c.Nights).OrderBy(e => e.Key));

        public Task DoAsync(Step step, Rows rows) => step.Act switch
        {
            Act.Report => ReportAsync(step),
            Act.Release => ReleaseAsync(step),
            Act.Enter => EnterAsync(step, rows),
            Act.Edit => EditAsync(step, rows),
            Act.Remove => RemoveAsync(step, rows),
            Act.Restore => RestoreAsync(step, rows),
            Act.Answer => AnswerAsync(step, rows),
            _ => UnlinkAsync(step, rows),
        };

        private async Task ReportAsync(Step step)
        {
            var kind = step.How % 4 == 3 ? ClaimKind.Closure : step.How == 0 ? ClaimKind.Block : ClaimKind.Reservation;
            var standing = (step.How / 4, kind) switch { (0, _) => ClaimStanding.Held, (1, _) => ClaimStanding.Mirror, (_, ClaimKind.Closure) => ClaimStanding.Window, _ => ClaimStanding.Held };
            var nights = Nights(step.Night, step.Night + step.Count);
            await host.ReportAsync(Listings[step.Which % 3], [new ClaimReport(ids[step.Which], kind, standing, nights, IsInferred: step.Which % 3 > 0)]);
            live[ids[step.Which]] = nights;
        }

        private async Task ReleaseAsync(Step step)
        {
            await host.ReportAsync(Listings[step.Which % 3], [], new ClaimRelease(ids[step.Which], ReleaseReason.Vanished));
            live.Remove(ids[step.Which]);
        }

        private async Task EnterAsync(Step step, Rows rows)
        {
            var nights = Nights(step.Night, step.Night + step.Count);
            var kind = step.How % 2 == 0 ? ClaimKind.Block : ClaimKind.Reservation;
            var over = rows.Live.FindAll(c => c.IsFirm && c.Nights.Overlaps(nights));
            var outcome = await host.EnterAsync(nights, kind, merge: step.How > 8);
            var merges = kind == ClaimKind.Block && step.How > 8 && over.TrueForAll(c => c is { Kind: ClaimKind.Block, ListingId: null });
            if (over.Count > 0 && !merges)
            {
                Assert.Equal(over.Select(c => c.Id).Order(), Assert.IsType<Outcome.Taken>(outcome).Holders.Select(h => h.ClaimId).Order());
                return;
            }

            var held = Assert.IsType<Outcome.Held>(outcome);
            foreach (var merged in over) live.Remove(merged.Id);
            live[held.ClaimId] = held.Nights;
        }

        private async Task EditAsync(Step step, Rows rows)
        {
            if (rows.Claims.Where(c => c.IsManual).ElementAtOrDefault(step.Which) is not { } claim) return;
            var nights = Nights(step.Night, step.Night + step.Count);
            if (await host.HandAsync(h => h.EditAsync(claim.Id, new Entry(host.Home, host.Owner, claim.Kind, nights), default)) is Outcome.Held) live[claim.Id] = nights;
        }

        private async Task RemoveAsync(Step step, Rows rows)
        {
            if (rows.Live.ElementAtOrDefault(step.Which) is not { } claim) return;
            var outcome = await host.HandAsync(h => h.RemoveAsync(host.Owner, claim.Id, default));
            Assert.Equal(claim.IsManual || claim.IsListingGone, outcome is Outcome.Removed);
            if (outcome is Outcome.Removed) live.Remove(claim.Id);
        }

        private async Task RestoreAsync(Step step, Rows rows)
        {
            if (rows.Claims.Where(c => c.ReleaseReason == ReleaseReason.RemovedByOwner).ElementAtOrDefault(step.Which) is not { } claim) return;
            if (await host.HandAsync(h => h.RestoreAsync(host.Owner, claim.Id, default)) is Outcome.Held) live[claim.Id] = claim.Nights;
        }

        private async Task AnswerAsync(Step step, Rows rows)
        {
            var asked = rows.Conflicts.OrderBy(c => c.ClosedAt is not null).ThenBy(c => c.Id).ElementAtOrDefault(step.Which / 3);
            if (asked is null) return;
            await host.WordAsync(w => asked switch
            {
                { ClosedAt: not null } => w.ReopenAsync(host.Owner, asked.Id, default),
                { Kind: ConflictKind.DoubleBooking } when step.How % 3 > 0 => w.CopyAsync(host.Owner, asked.Id, step.How % 3 == 1 ? asked.FirstClaimId : asked.SecondClaimId, null, default),
                { Kind: ConflictKind.DoubleBooking } => w.ResolveAsync(host.Owner, asked.Id, null, null, default),
                _ when step.How % 2 == 0 => w.SameStayAsync(host.Owner, asked.Id, default),
                _ => w.TwoStaysAsync(host.Owner, asked.Id, default),
            });
        }

        private async Task UnlinkAsync(Step step, Rows rows)
        {
            var listing = Listings[step.Which % 3];
            await host.TellAsync(new ListingUnlinked(listing.Id, host.Home, host.Owner, ReleaseNights: step.How % 2 == 0));
            if (step.How % 2 == 0) rows.Live.FindAll(c => c.ListingId == listing.Id).ForEach(c => live.Remove(c.Id));
        }
    }
}
