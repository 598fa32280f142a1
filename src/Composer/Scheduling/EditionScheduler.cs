using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using BriefingBus.Composer.Storage;
using BriefingBus.Composer.Telemetry;
using BriefingBus.Configuration;
using BriefingBus.Contracts;
using BriefingBus.ServiceDefaults.Bus;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BriefingBus.Composer.Scheduling;

/// <summary>Checks regularly which editions are due, and requests their briefings. Every replica does so; the briefing's unique key makes
/// one of them win. The scheduler keeps no state between checks, so a clock that jumps, a process that was down and a changed configuration
/// need no special handling.</summary>
public sealed partial class EditionScheduler : IHealthCheck
{
    /// <summary>The delay from which a run counts as late.</summary>
    public static readonly TimeSpan LateAfter = TimeSpan.FromMinutes(1);

    /// <summary>How long late runs wait after the first check, so that queued messages are consumed first.</summary>
    public static readonly TimeSpan CatchUpDelay = TimeSpan.FromMinutes(1);

    /// <summary>The maximum time from a request to the stored briefing.</summary>
    private static readonly TimeSpan ComposeTimeout = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, (DateTimeOffset Run, long First, long Last)> asked = new(StringComparer.Ordinal);
    private readonly IDbContextFactory<ComposerContext> contexts;
    private readonly BriefingConfiguration configuration;
    private readonly IBus bus;
    private readonly StartupTime first;
    private readonly TimeProvider clock;
    private readonly ILogger<EditionScheduler> log;

    /// <summary>Creates the scheduler and the gauge of overdue editions.</summary>
    public EditionScheduler(
        IDbContextFactory<ComposerContext> contexts, BriefingConfiguration configuration, IBus bus, StartupTime first, IMeterFactory meters,
        TimeProvider clock, ILogger<EditionScheduler> log)
    {
        (this.contexts, this.configuration, this.bus, this.first, this.clock, this.log) = (contexts, configuration, bus, first, clock, log);
        meters.Create(CompositionMetrics.Name).CreateObservableGauge(
            "briefingbus.edition.overdue", Overdue, "s",
            "Time since the hour of an edition that is due and not composed; 0 where none is");
    }

    private IEnumerable<Measurement<double>> Overdue() => configuration.Editions.Select(edition => new Measurement<double>(
        asked.TryGetValue(edition.Name, out var owed) ? Math.Max(0, (clock.GetUtcNow() - owed.Run).TotalSeconds) : 0,
        new KeyValuePair<string, object?>("edition", edition.Name)));

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var overdue = asked.Where(a => clock.GetElapsedTime(a.Value.First) > 2 * ComposeTimeout)
            .Select(a => $"{a.Key}, due for {a.Value.Run:u}").ToList();
        return Task.FromResult(
            overdue is [] ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy($"Not composed: {string.Join("; ", overdue)}"));
    }

    /// <summary>Requests due briefings, each once a minute until it is composed.</summary>
    public async Task AskAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        foreach (var edition in configuration.Editions)
        {
            var now = clock.GetUtcNow();
            if (await DueSinceAsync(context, edition.Name, now, cancellationToken) is not { } last
                || EditionSchedule.Due(edition, last, now) is not { } run)
            {
                asked.TryRemove(edition.Name, out _);
                continue;
            }
            var late = now - run > LateAfter;
            if (late && clock.GetElapsedTime(first.Timestamp) < CatchUpDelay)
                continue;
            var (again, timestamp) = (asked.TryGetValue(edition.Name, out var before) && before.Run == run, clock.GetTimestamp());
            if (again && clock.GetElapsedTime(before.Last) < ComposeTimeout)
                continue;
            LogDue(log, edition.Name, run, late);
            var command = new ComposeBriefing { Edition = edition.Name, ScheduledAt = run, Late = late };
            await PublishLimit.KeepAsync(limited => bus.Publish(command, limited), cancellationToken);
            asked[edition.Name] = (run, again ? before.First : timestamp, timestamp);
        }
    }

    // Runs are due since the last briefing, or since the database's first poll if there is no briefing. If the clock was set back since,
    // they are due since this process started.
    private async Task<DateTimeOffset?> DueSinceAsync(
        ComposerContext context, string edition, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await context.Briefings.Where(b => b.Edition == edition && b.ScheduledAt <= now)
                .MaxAsync(b => (DateTimeOffset?)b.ScheduledAt, cancellationToken) is { } last)
            return last;
        var heard = await context.FeedStatusPeriods.MinAsync(s => (DateTimeOffset?)s.Since, cancellationToken);
        return heard > now ? now - clock.GetElapsedTime(first.Timestamp) : heard;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Edition {Edition} is due for {ScheduledAt} (late: {Late})")]
    private static partial void LogDue(ILogger log, string edition, DateTimeOffset scheduledAt, bool late);
}
