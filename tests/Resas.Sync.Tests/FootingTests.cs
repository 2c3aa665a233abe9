using Resas.Contracts.Sync;
using Resas.Sync.Modes;

namespace Resas.Sync.Tests;

public class FootingTests
{
    private static readonly DateTime Now = new(2026, 11, 21, 10, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime Trial = Now.AddMinutes(4);

    [Fact]
    public void A_feed_goes_to_manual_at_its_third_failure_in_a_row_and_stays_there()
    {
        var footing = new Footing(ListingMode.Batch, 0, null);
        Assert.Equal(new(ListingMode.Batch, 1, null), footing = footing.Failed(ListingMode.Batch, Trial));
        Assert.Equal(new(ListingMode.Batch, 2, null), footing = footing.Failed(ListingMode.Batch, Trial));
        for (var failures = 3; failures < 10; failures++)
            Assert.Equal(new(ListingMode.Manual, failures, Trial), footing = footing.Failed(ListingMode.Batch, Trial));
    }

    [Fact]
    public void A_success_between_failures_starts_the_count_anew()
    {
        var footing = new Footing(ListingMode.Batch, 2, null).Succeeded(ListingMode.Batch, Now, Trial);
        Assert.Equal(new(ListingMode.Batch, 0, null), footing);
        Assert.Equal(ListingMode.Batch, footing.Failed(ListingMode.Batch, Trial).Mode);
    }

    [Fact]
    public void In_manual_any_success_closes_the_circuit_even_one_that_a_person_asked_for_early() =>
        Assert.Equal(new(ListingMode.Batch, 0, null), new Footing(ListingMode.Manual, 5, Now.AddHours(1)).Succeeded(ListingMode.Batch, Now, Trial));

    [Fact]
    public void What_could_tell_in_real_time_falls_by_two_steps_and_rises_by_two_trials()
    {
        var footing = new Footing(ListingMode.Realtime, 0, null);
        for (var failure = 0; failure < 3; failure++) footing = footing.Failed(ListingMode.Realtime, Trial);
        Assert.Equal(new(ListingMode.Batch, 3, Trial), footing);
        for (var failure = 0; failure < 3; failure++) footing = footing.Failed(ListingMode.Realtime, Trial);
        Assert.Equal(new(ListingMode.Manual, 6, Trial), footing);

        footing = footing.Succeeded(ListingMode.Realtime, Trial, Trial.AddMinutes(15));
        Assert.Equal(new(ListingMode.Batch, 0, Trial.AddMinutes(15)), footing);
        Assert.Equal(footing, footing.Succeeded(ListingMode.Realtime, Trial.AddMinutes(5), Trial.AddHours(1)));
        Assert.Equal(new(ListingMode.Realtime, 0, null), footing.Succeeded(ListingMode.Realtime, Trial.AddMinutes(15), Trial.AddHours(1)));
    }

    [Fact]
    public void A_connector_that_is_gone_leaves_what_the_feed_can_do() =>
        Assert.Equal(new(ListingMode.Batch, 0, null), new Footing(ListingMode.Realtime, 0, null).Succeeded(ListingMode.Batch, Now, Trial));
}
