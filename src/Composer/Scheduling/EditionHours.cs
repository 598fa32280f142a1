using BriefingBus.Composer.Storage;
using BriefingBus.Configuration;
using BriefingBus.Contracts;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace BriefingBus.Composer.Scheduling;

/// <summary>Looks once a minute which editions' hour has come, and asks for their briefings. Every replica does; the briefing's unique key
/// lets one win. Nothing is remembered between two looks, so a clock that jumps, a process that was down and a change of the configuration
/// are nothing special.</summary>
[DisallowConcurrentExecution]
public sealed partial class EditionHours(
    IDbContextFactory<ComposerContext> contexts, BriefingConfiguration configuration, IBus bus, FirstLook first, TimeProvider clock,
    ILogger<EditionHours> log) : IJob
{
    /// <summary>A run later than this is a late one.</summary>
    public static readonly TimeSpan Punctual = TimeSpan.FromMinutes(1);

    /// <summary>Late runs wait this long after the first look, so that what came in meanwhile is read first.</summary>
    public static readonly TimeSpan CatchingUp = TimeSpan.FromMinutes(1);

    /// <summary>Asks for what is due.</summary>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await AskAsync(cancellationToken);

    /// <summary>Asks for what is due.</summary>
    public async Task AskAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        foreach (var edition in configuration.Editions)
        {
            var now = clock.GetUtcNow();
            if (await OwedSinceAsync(context, edition.Name, now, cancellationToken) is not { } last
                || EditionSchedule.Due(edition, last, now) is not { } run)
            {
                continue;
            }
            var late = now - run > Punctual;
            if (late && clock.GetElapsedTime(first.Timestamp) < CatchingUp)
                continue;
            LogDue(log, edition.Name, run, late);
            await bus.Publish(new ComposeBriefing { Edition = edition.Name, ScheduledAt = run, Late = late }, cancellationToken);
        }
    }

    // Runs are owed since the last briefing; before the first one, since the edition's database first heard of a feed.
    private static async Task<DateTimeOffset?> OwedSinceAsync(
        ComposerContext context, string edition, DateTimeOffset now, CancellationToken cancellationToken) =>
        await context.Briefings.Where(b => b.Edition == edition && b.ScheduledAt <= now)
            .MaxAsync(b => (DateTimeOffset?)b.ScheduledAt, cancellationToken)
        ?? await context.FeedSpells.MinAsync(s => (DateTimeOffset?)s.Since, cancellationToken);

    [LoggerMessage(Level = LogLevel.Information, Message = "Edition {Edition} is due for {ScheduledAt} (late: {Late})")]
    private static partial void LogDue(ILogger log, string edition, DateTimeOffset scheduledAt, bool late);
}
