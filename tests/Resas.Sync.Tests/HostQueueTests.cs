using Resas.Sync.Reading;

namespace Resas.Sync.Tests;

public class HostQueueTests
{
    private static readonly DateTime Now = new(2026, 11, 21, 10, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void A_burst_passes_and_the_rest_get_turns_one_after_the_other()
    {
        var queue = new HostQueue(60, 3);
        Assert.Equal([null, null, null, Now.AddSeconds(1), Now.AddSeconds(2)], Enumerable.Range(0, 5).Select(_ => queue.Take(Guid.NewGuid(), Now)));
    }

    [Fact]
    public void Who_comes_back_at_the_promised_turn_passes_and_before_it_keeps_it()
    {
        var (queue, late) = (new HostQueue(60, 1), Guid.NewGuid());
        queue.Take(Guid.NewGuid(), Now);
        Assert.Equal(Now.AddSeconds(1), queue.Take(late, Now));
        Assert.Equal(Now.AddSeconds(1), queue.Take(late, Now.AddMilliseconds(500)));
        Assert.Equal(Now.AddSeconds(2), queue.Take(Guid.NewGuid(), Now.AddMilliseconds(500)));
        Assert.Null(queue.Take(late, Now.AddSeconds(1)));
    }

    [Fact]
    public void In_any_minute_no_more_pass_than_the_rate_and_a_burst()
    {
        var queue = new HostQueue(60, 10);
        var waiting = Enumerable.Range(0, 300).Select(_ => (Id: Guid.NewGuid(), At: Now)).ToList();
        var passed = new List<DateTime>();
        while (waiting.Count > 0)
        {
            var first = waiting.MinBy(w => w.At);
            waiting.Remove(first);
            if (queue.Take(first.Id, first.At) is { } later) waiting.Add((first.Id, later));
            else passed.Add(first.At);
        }

        Assert.All(passed, from => Assert.InRange(passed.Count(p => p >= from && p < from.AddMinutes(1)), 1, 70));
        Assert.Equal(Now.AddSeconds(290), passed.Max());
    }
}
