using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Quartz;
using Resas.Kernel.Hosting;

namespace Resas.Kernel.Scheduling;

/// <summary>Something that is done again and again. The shape is Coravel's, whose place Quartz takes here (docs/decisions/0003).</summary>
public interface IInvocable
{
    Task Invoke(CancellationToken ct);
}

/// <summary>What is done how often.</summary>
public interface IScheduler
{
    IScheduledEvent Schedule<TInvocable>() where TInvocable : class, IInvocable;
}

/// <summary>How often. One run never overlaps the next.</summary>
public interface IScheduledEvent
{
    void EverySeconds(int seconds);
}

/// <summary>Section Scheduler.</summary>
public sealed class SchedulerOptions
{
    /// <summary>Off for an instance that only answers pages: another one then does the work that waits in the rows.</summary>
    public bool Enabled { get; set; } = true;
}

/// <summary>The schedule on Quartz, in memory: what matters lies in rows, so nothing is lost when the process ends.</summary>
public static class SchedulerSetup
{
    public static void AddScheduler(this IServiceCollection services, Action<IScheduler> plan)
    {
        services.AddQuartz(quartz =>
        {
            quartz.UseDefaultThreadPool(4);
            plan(new QuartzScheduler(services, quartz));
        });
        services.AddCheckedOptions<SchedulerOptions>("Scheduler");
        services.AddQuartzHostedService(hosting => hosting.WaitForJobsToComplete = true);
        services.AddOptions<QuartzHostedServiceOptions>().Configure<IOptions<SchedulerOptions>>((hosting, scheduler) => hosting.AutoStart = scheduler.Value.Enabled);
    }

    private sealed class QuartzScheduler(IServiceCollection services, IQuartzBuilder quartz) : IScheduler
    {
        public IScheduledEvent Schedule<TInvocable>() where TInvocable : class, IInvocable
        {
            services.AddScoped<TInvocable>();
            return new Event<TInvocable>(quartz);
        }
    }

    private sealed class Event<TInvocable>(IQuartzBuilder quartz) : IScheduledEvent where TInvocable : class, IInvocable
    {
        public void EverySeconds(int seconds)
        {
            quartz.ScheduleJob<Run<TInvocable>>(trigger => trigger.WithIdentity(typeof(TInvocable).Name).StartNow()
                .WithSimpleSchedule(every => every.WithInterval(TimeSpan.FromSeconds(seconds)).RepeatForever()));
        }
    }

    [DisallowConcurrentExecution]
    private sealed class Run<TInvocable>(TInvocable work, IHostApplicationLifetime host) : IJob where TInvocable : class, IInvocable
    {
        public async ValueTask Execute(IJobExecutionContext context, CancellationToken ct)
        {
            using var run = CancellationTokenSource.CreateLinkedTokenSource(ct, host.ApplicationStopping);
            try
            {
                await work.Invoke(run.Token);
            }
            catch (OperationCanceledException) when (run.IsCancellationRequested)
            {
                // The program stops; what was not done is still in its rows.
            }
        }
    }
}
