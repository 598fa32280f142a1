using BriefingBus.Configuration;
using BriefingBus.ServiceDefaults.Loops;
using Quartz;

namespace BriefingBus.Composer.Scheduling;

/// <summary>Makes Quartz signal the loop over the editions at the exact second of an edition's hour; the loop's own ticks would be some
/// seconds late. A Quartz trigger waits for a wall-clock instant, and fires too late after the clock was set back. The class therefore
/// compares the clock with the monotonic one, and recomputes the triggers when the two diverge.</summary>
public sealed class EditionTriggers(ISchedulerFactory schedulers, BriefingConfiguration configuration, TimeProvider clock)
{
    /// <summary>The key of the job.</summary>
    public const string JobKey = "editions";

    /// <summary>The minimum divergence of the clocks; time servers slew a clock by less between two checks.</summary>
    private static readonly TimeSpan MinClockJump = TimeSpan.FromSeconds(2);

    private readonly long start = clock.GetTimestamp();
    private DateTimeOffset? startByWall;

    /// <summary>Ensures that every edition has a trigger for its next hour.</summary>
    public async Task ScheduleAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var startNow = now - clock.GetElapsedTime(start);
        var jumped = startByWall is { } before && (startNow - before).Duration() > MinClockJump;
        startByWall = startNow;
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        foreach (var edition in configuration.Editions)
        {
            var key = new TriggerKey(edition.Name);
            var set = await scheduler.GetTrigger(key, cancellationToken) is not null;
            if ((set && !jumped) || EditionSchedule.Next(edition, now) is not { } next)
                continue;
            var trigger = TriggerBuilder.Create(clock).WithIdentity(key).ForJob(JobKey).StartAt(next).Build();
            if (set)
                await scheduler.RescheduleJob(key, trigger, cancellationToken);
            else
                await scheduler.ScheduleJob(trigger, cancellationToken: cancellationToken);
        }
    }

    /// <summary>The job that Quartz runs.</summary>
    public sealed class Job(LoopSignal<EditionScheduler> editions) : IJob
    {
        public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
        {
            editions.Raise();
            return ValueTask.CompletedTask;
        }
    }
}
