using Resas.Blocks;
using Resas.Contracts;
using Resas.Contracts.Blocks;
using Resas.Simulation.Hub;
using Resas.Simulation.Rules;
using Resas.Simulation.World;

namespace Resas.Simulation;

/// <summary>One seed's story: the simulated world on one side, one or two instances of Resas on the other, and the rules looked at after every hour.</summary>
internal sealed class Simulation : IAsyncDisposable
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    /// <summary>Hours between two questions about what platforms know.</summary>
    private const int ListenEvery = 6;

    /// <summary>While nothing changes any more, there is little to read.</summary>
    public static readonly TimeSpan SlowPoll = TimeSpan.FromHours(1);

    private readonly SimulationSettings settings;
    private readonly SimulatedWorld world;
    private readonly SimulatedClock clock = new();
    private readonly Random dice;
    private readonly Network network;
    private readonly string folder;
    private readonly List<Instance> instances = [];
    private readonly DateTime[] due;
    private readonly int[] reads;
    private readonly Cast cast;
    private readonly Owner owner;
    private readonly LedgerView view;
    private readonly Referee judge;
    private DateTime deathAt = DateTime.MaxValue;
    private bool isNested;

    private Simulation(int seed, SimulationSettings settings, string folder)
    {
        (this.settings, this.folder) = (settings, folder);
        dice = new Random(seed * 7919 + 17);
        world = new SimulatedWorld(seed, new WorldSettings { Homes = settings.Homes, Days = settings.Days, FaultRate = settings.Faults, Houses = settings.Houses });
        clock.Now = world.Now;
        network = new Network(world);
        cast = new Cast(world);
        view = new LedgerView(Path.Combine(folder, "resas.db"));
        owner = new Owner(world, cast, view, new Random(seed * 104729 + 5), settings.CarelessOwner ? null : LooksAt(seed));
        judge = new Referee(world, cast, view, owner);
        due = new DateTime[world.Listings.Count];
        reads = new int[world.Listings.Count];
        Report = new SeedReport(seed, world.Pace.Name);
        network.Meanwhile = MeanwhileAsync;
    }

    public SeedReport Report { get; }

    public static async Task<SeedReport> RunAsync(int seed, SimulationSettings settings, Template template)
    {
        var folder = template.CopyFor($"seed-{seed}");
        try
        {
            await using var simulation = new Simulation(seed, settings, folder);
            await simulation.RunAsync();
            return simulation.Report;
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            if (settings.Keep is { } keep) Keep(Path.Combine(folder, "resas.db"), keep);
            Directory.Delete(folder, recursive: true);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var instance in instances) await instance.DisposeAsync();
        view.Dispose();
    }

    /// <summary>With what the log beside the file holds: the last connection may not have written it back.</summary>
    private static void Keep(string file, string copy)
    {
        File.Delete(copy);
        using var from = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={file};Pooling=False");
        using var to = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={copy};Pooling=False");
        from.Open();
        to.Open();
        from.BackupDatabase(to);
    }

    private async Task RunAsync()
    {
        var processes = dice.NextDouble() < 0.3 ? 2 : 1;
        for (var i = 0; i < processes; i++) instances.Add(Start());
        await instances[0].PopulateAsync(cast.Everything);
        foreach (var room in world.Homes.Where(h => h.Whole is not null)) await instances[0].ComposeAsync(cast.OwnerId, cast.IdOf(room), cast.IdOf(room.Whole!));
        await instances[0].DeliverAsync();
        Array.Fill(due, clock.Now);
        view.Run(settings.Breakage?.AtStart);
        PlanDeath();

        var end = world.Now.AddDays(settings.Days);
        await LiveUntilAsync(end);
        if (Report.Broken.Count > 0) return;

        deathAt = DateTime.MaxValue;
        world.StopChanging();
        owner.StopChanging();
        await RestartAsync();
        await LiveUntilAsync(end + settings.Convergence);
        if (Report.Broken.Count == 0) Report.Broken.AddRange(judge.Converged());
        judge.Measure(Report);
        Report.Card = judge.Score(await ExportsAsync()).Sheet;
    }

    /// <summary>Owners put off what they are asked to do: some for a day, some for most of the story.</summary>
    private Dictionary<SimulatedHome, DateTime> LooksAt(int seed)
    {
        var when = new Random(seed * 15485863 + 11);
        return world.Homes.ToDictionary(home => home, _ => world.Now.AddDays(settings.Days * (0.05 + 0.65 * when.NextDouble())));
    }

    private async Task<Dictionary<SimulatedListing, byte[]>> ExportsAsync()
    {
        var exports = new Dictionary<SimulatedListing, byte[]>();
        foreach (var listing in world.Listings.Where(l => l.TakesExport))
            if (await instances[0].PullAsync(listing.HubAddress!) is (200, var body)) exports[listing] = body;
        return exports;
    }

    private async Task LiveUntilAsync(DateTime end)
    {
        var nextHour = clock.Now.AddHours(1);
        while (Report.Broken.Count == 0)
        {
            var listing = NextDue();
            var at = Earliest(world.NextAt ?? DateTime.MaxValue, due[listing], owner.NextAt, nextHour);
            if (at > end) break;
            MoveTo(at);
            if (world.NextAt is { } next && next <= at) await StepAsync();
            else if (owner.NextAt <= at) await ActAsync();
            else if (due[listing] <= at) await PollAsync(world.Listings[listing], Pick());
            else
            {
                nextHour = at.AddHours(1);
                Report.Hours++;
                await DoHourlyAsync(Pick());
                Report.Broken.AddRange(judge.Look());
            }
        }
    }

    private int NextDue()
    {
        var first = 0;
        for (var i = 1; i < due.Length; i++) if (due[i] < due[first]) first = i;
        return first;
    }

    private void MoveTo(DateTime at)
    {
        if (at <= clock.Now) return;
        clock.Now = at;
        if (world.NextAt is null || world.NextAt > at) world.AdvanceTo(at);
    }

    private async Task StepAsync()
    {
        var happened = world.Step();
        if (world.Now > clock.Now) clock.Now = world.Now;
        Tell(happened.ToString());
        if (happened.Kind == WorldEventKind.Pull) await PullAsync(happened.Listing!, Pick());
    }

    private async Task PullAsync(SimulatedListing listing, Instance instance)
    {
        Report.Pulls++;
        network.LastAnswer = null;
        var (status, body) = await SurviveAsync(instance, () => instance.PullAsync(listing.HubAddress!), (Status: 503, Body: Array.Empty<byte>()));
        // Resas may have looked at the platform's feed before it answered.
        if (status == 200 && network.LastAnswer is { } looked) judge.Read(listing, looked);
        world.Pulled(listing, status, body);
        if (status == 200) judge.Pulled(listing, body);
        else judge.Failed(listing);
        Tell($"    {listing.Name} took {status}, {listing.ImportedNights.Count} nights imported");
    }

    private async Task PollAsync(SimulatedListing listing, Instance instance)
    {
        Report.Polls++;
        var before = reads[listing.Index];
        view.Run(settings.Breakage?.BeforeRead);
        var next = await SurviveAsync(instance, () => instance.PollAsync(cast.IdOf(listing)), null);
        // A listing that is read by nobody any more would be a find of its own: the instance that died leaves its lease to run out.
        due[listing.Index] = next ?? clock.Now + Lease;
        if (settings.Trace is not null) Tell($"  read {listing.Name}: {network.LastAnswer?.Status} healthy {network.LastAnswer?.IsHealthy}, next {next:HH:mm}");
        view.Run(settings.Breakage?.AfterRead);
        // Of two readings that overlap, the later one counts; but what lied may have been imported.
        var isOutdated = reads[listing.Index] != before;
        reads[listing.Index]++;
        if (next is not null && network.LastAnswer is { } answer && !(isOutdated && answer.IsHealthy)) judge.Read(listing, answer);
        if (view.HasNews) await DeliverAsync(Pick());
    }

    private Task<bool> DeliverAsync(Instance instance) => SurviveAsync(instance, async () =>
    {
        await instance.DeliverAsync();
        return true;
    }, false);

    private Task<bool> DoHourlyAsync(Instance instance) => SurviveAsync(instance, async () =>
    {
        await instance.DoHourlyAsync();
        if (Report.Hours % ListenEvery == 0) Report.Broken.AddRange(await judge.ListenAsync(instance, dice));
        return true;
    }, false);

    private async Task ActAsync()
    {
        var instance = Pick();
        var what = await SurviveAsync(instance, () => owner.ActAsync(instance, clock.Now), "died");
        if (what is not null) Tell($"  owner {what}");
    }

    /// <summary>Between a platform's answer and its import, others go on: the other instance reads, the platform fetches.</summary>
    private async Task MeanwhileAsync(SimulatedListing listing)
    {
        if (isNested || dice.NextDouble() > 0.02) return;
        isNested = true;
        try
        {
            if (world.NextAt is { } next && next <= clock.Now.AddSeconds(30)) await StepAsync();
            if (instances.Count > 1) await PollAsync(dice.Next(2) == 0 ? listing : world.Listings[dice.Next(world.Listings.Count)], instances[dice.Next(2)]);
        }
        finally
        {
            isNested = false;
        }
    }

    private async Task<T> SurviveAsync<T>(Instance instance, Func<Task<T>> work, T whenDead)
    {
        try
        {
            var done = await work();
            if (!instance.Death.HasCome) return done;
        }
        catch (Exception) when (instance.Death.HasCome)
        {
            // Whatever the dying process threw on its way.
        }

        Report.Deaths++;
        Tell("    the process died");
        if (instances.Remove(instance))
        {
            await instance.DisposeAsync();
            instances.Add(Start());
        }

        PlanDeath();
        return whenDead;
    }

    private async Task RestartAsync()
    {
        foreach (var instance in instances) await instance.DisposeAsync();
        instances.Clear();
        instances.Add(Start());
    }

    private Instance Start() => Instance.Start(new(folder, clock, dice, network, world.HasStopped ? SlowPoll : world.Pace.SuggestedPoll, settings.Breakage));

    private void PlanDeath()
    {
        if (settings.Faults > 0) deathAt = clock.Now.AddHours(-Math.Log(1 - dice.NextDouble()) * 60 * 0.1 / settings.Faults);
    }

    private Instance Pick()
    {
        var instance = instances.Count == 1 ? instances[0] : instances[dice.Next(instances.Count)];
        if (clock.Now >= deathAt && !isNested)
        {
            deathAt = DateTime.MaxValue;
            instance.Death.ComeIn(dice.Next(40));
        }

        return instance;
    }

    private void Tell(string line) => settings.Trace?.Invoke($"{clock.Now:yyyy-MM-dd HH:mm:ss}Z {line}");

    private static DateTime Earliest(params ReadOnlySpan<DateTime> times)
    {
        var first = times[0];
        foreach (var time in times) if (time < first) first = time;
        return first;
    }
}
