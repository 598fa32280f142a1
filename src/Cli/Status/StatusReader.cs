using System.Data.Common;
using BriefingBus.Composer;
using BriefingBus.Composer.Storage;
using BriefingBus.DeadLetters;
using BriefingBus.DeadLetters.Storage;
using BriefingBus.Delivery;
using BriefingBus.Delivery.Ledger;
using BriefingBus.Delivery.Notices;
using BriefingBus.ServiceDefaults.Health;
using BriefingBus.Web;
using BriefingBus.Web.DeadLetters;
using BriefingBus.Web.Feeds;
using BriefingBus.Web.Pipeline;
using BriefingBus.Web.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BriefingBus.Cli.Status;

/// <summary>Reads the status of a running system from its databases and its broker.</summary>
internal sealed class StatusReader(BriefingFile file, DatabaseOptions database, BusOptions bus, TimeProvider clock)
{
    private static readonly TimeSpan SilentAfter = new NoticeOptions().SilentAfter;

    /// <summary>The time within which an edition's briefing must be composed.</summary>
    private static readonly TimeSpan ComposeTimeout = TimeSpan.FromMinutes(2);

    private readonly List<string> unknown = [];

    /// <summary>Reads the status, and records the parts that cannot be read.</summary>
    public async Task<SystemStatus> ReadAsync(CancellationToken cancellation)
    {
        var status = new SystemStatus
        {
            At = clock.GetUtcNow(),
            ConfigurationPath = file.Configuration.Path,
            Configuration = file.Configuration.Version,
            Broker = await BrokerAsync(cancellation),
        };
        status = await PartAsync(PostgresDeliveryContext.Schema, "what services report, and deliveries", status, LedgerAsync, cancellation);
        status = await PartAsync(PostgresComposerContext.Schema, "editions", status, EditionsAsync, cancellation);
        status = await PartAsync(PostgresWebContext.Schema, "feeds", status, FeedsAsync, cancellation);
        status = await PartAsync(FailedMessageContext.Name, "failed messages", status, FailedMessagesAsync, cancellation);
        return status with { Unknown = unknown, ToDo = [.. Advice.For(status)] };
    }

    private async Task<SystemStatus> PartAsync(
        string service, string what, SystemStatus status, Func<SystemStatus, CancellationToken, Task<SystemStatus>> read,
        CancellationToken cancellation)
    {
        if (Installation.MissingFile(database, service) is not null)
        {
            unknown.Add($"{what}: {WhyMissing(service)}");
            return status;
        }
        try
        {
            return await read(status, cancellation);
        }
        catch (Exception refused) when (refused is DbException || TransientFault.IsTransient(refused))
        {
            unknown.Add($"{what}: {TransientFault.Reason(refused)}");
            return status;
        }
    }

    private string WhyMissing(string service) => service == PostgresDeliveryContext.Schema && file.Configuration.Outlets.Count == 0
        ? "Delivery keeps them, and there is none without an outlet under 'deliver'. The page shows services at /pipeline."
        : $"there is no {service}.db in {database.Folder}; --data names the folder of 'briefingbus run'.";

    private async Task<BrokerState?> BrokerAsync(CancellationToken cancellation)
    {
        if (bus.Host is null)
            return null;
        var waiting = await new QueueDepths(bus).WaitingAsync(ServiceQueues.All.SelectMany(service => service.Queues), cancellation);
        using var management = new BrokerManagement(bus);
        return new(string.Join(", ", bus.Nodes), waiting, await management.AlarmsAsync(cancellation) ?? []);
    }

    private async Task<SystemStatus> LedgerAsync(SystemStatus status, CancellationToken cancellation)
    {
        await using var services = new ServiceCollection().AddLogging().AddDelivery(database, []).BuildServiceProvider();
        await using var ledger = await services.GetRequiredService<IDbContextFactory<DeliveryContext>>().CreateDbContextAsync(cancellation);
        var reports = (await ledger.Reports.AsNoTracking().ToListAsync(cancellation))
            .Where(r => status.At - r.ReportedAt < ServiceProblems.RemovedAfter).ToList();
        // Failed messages are counted below, since a report is older.
        var problems = ServiceProblems.In(reports, SilentAfter, status.At).Where(p => p.Problem.Check != DeadLetterCounts.Check)
            .ToLookup(p => p.Service, p => p.Problem, StringComparer.Ordinal);
        return status with
        {
            Services =
            [
                .. from report in reports
                   group report by report.Service into service
                   orderby service.Key
                   let running = service.Where(r => status.At - r.ReportedAt <= ServiceProblems.GoneAfter).ToList()
                   select new ServiceStatus(
                       service.Key,
                       running.Count,
                       service.Max(r => r.ReportedAt),
                       [.. problems[service.Key].Select(p => $"{p.Check}: {p.Reason}")])
                   {
                       Versions = [.. running.Select(r => r.Version).OfType<string>().Distinct()],
                       Configurations = [.. running.Select(r => r.Configuration).OfType<string>().Distinct()],
                   },
            ],
            UncertainDeliveries = await ledger.Deliveries.CountAsync(d => d.State == DeliveryState.Uncertain, cancellation),
        };
    }

    private async Task<SystemStatus> EditionsAsync(SystemStatus status, CancellationToken cancellation)
    {
        await using var services = new ServiceCollection().AddLogging().AddComposer(database).BuildServiceProvider();
        var contexts = services.GetRequiredService<IDbContextFactory<ComposerContext>>();
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var editions = new List<EditionStatus>();
        foreach (var edition in file.Configuration.Editions)
        {
            var last = await context.Briefings.Where(b => b.Edition == edition.Name && b.ScheduledAt <= status.At)
                .MaxAsync(b => (DateTimeOffset?)b.ScheduledAt, cancellation);
            var owed = last is { } since ? EditionSchedule.Due(edition, since, status.At - ComposeTimeout) : null;
            editions.Add(new(
                edition.Name, last is { } at ? EditionSchedule.InZone(edition, at) : null, EditionSchedule.Next(edition, status.At), owed));
        }
        return status with { Editions = editions };
    }

    private async Task<SystemStatus> FeedsAsync(SystemStatus status, CancellationToken cancellation)
    {
        var services = new ServiceCollection().AddLogging();
        file.AddTo(services);
        await using var web = services.AddWeb(database, new BusOptions()).BuildServiceProvider();
        var feeds = await web.GetRequiredService<FeedDirectory>().AllAsync(cancellation);
        return status with { Feeds = FeedCondition.Words.ToDictionary(w => w, w => feeds.Count(f => f.Condition.Word == w)) };
    }

    /// <summary>Reads the failed messages, the database's clock and, if no service reports, the problems of the database's disk and
    /// certificates as seen by this process.</summary>
    private async Task<SystemStatus> FailedMessagesAsync(SystemStatus status, CancellationToken cancellation)
    {
        await using var services = new ServiceCollection().AddLogging().AddFailedMessages(database).BuildServiceProvider();
        var queues = await services.GetRequiredService<DeadLetterService>().Messages.QueuesAsync(cancellation);
        return status with
        {
            Failed = new(queues.Sum(queue => queue.Count), queues.Min(queue => queue.Oldest)),
            DatabaseClock = database.Provider == DatabaseProvider.Postgres ? await ClockAsync(services, cancellation) : null,
            OwnProblems = status.Services.Count == 0 ? await OwnProblemsAsync(services, cancellation) : [],
        };
    }

    private async Task<TimeSpan> ClockAsync(ServiceProvider services, CancellationToken cancellation)
    {
        await using var context = await services.GetRequiredService<IDbContextFactory<FailedMessageContext>>()
            .CreateDbContextAsync(cancellation);
        var theirs = await context.Database.SqlQueryRaw<DateTimeOffset>("SELECT clock_timestamp() AS \"Value\"").SingleAsync(cancellation);
        return theirs - clock.GetUtcNow();
    }

    private static async Task<IReadOnlyList<string>> OwnProblemsAsync(ServiceProvider services, CancellationToken cancellation) =>
    [
        .. from check in (await services.GetRequiredService<HealthCheckService>().CheckHealthAsync(
               check => check.Tags.Contains(HealthEndpoints.Notice), cancellation)).Entries
           where check.Value.Status != HealthStatus.Healthy
           select $"{check.Key}: {check.Value.Description}",
    ];
}
