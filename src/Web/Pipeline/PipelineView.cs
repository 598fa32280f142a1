using BriefingBus.DeadLetters;
using BriefingBus.DeadLetters.Messages;
using BriefingBus.Web.Feeds;
using BriefingBus.Web.Storage;

namespace BriefingBus.Web.Pipeline;

/// <summary>Combines data on the pipeline from the broker, this process and the services' messages.</summary>
internal sealed class PipelineView(
    IDbContextFactory<WebContext> contexts, BusMonitor watch, Traffic traffic, DeadLetterService deadLetters,
    BriefingConfiguration configuration, TimeProvider clock)
{
    /// <summary>The pipeline now.</summary>
    public async Task<PipelinePicture> NowAsync(CancellationToken cancellationToken)
    {
        var bus = watch.Now();
        var here = traffic.Queues.ToDictionary(q => q.Queue, StringComparer.Ordinal);
        var failed = (await deadLetters.Messages.QueuesAsync(cancellationToken))
            .ToLookup(q => DeadLetterQueue.SourceOf(q.Name), q => q.Count, StringComparer.Ordinal);
        var heard = await HeardAsync(here, cancellationToken);
        return new()
        {
            At = clock.GetUtcNow(),
            Bus = bus,
            Services = [.. ServiceQueues.All.Select(s => Service(s, bus, here, heard)).OfType<ServiceLine>()],
            Queues = bus.Transport is null
                ? [.. here.Values.Where(IsOfAService).Select(q => Counted(q, failed[q.Queue].Sum()))]
                : [.. bus.Queues.Select(q => Described(q, failed[q.Name].Sum(), here.GetValueOrDefault(q.Name)))],
            Editions = configuration.Editions,
        };
    }

    private async Task<Dictionary<string, DateTimeOffset?>> HeardAsync(
        Dictionary<string, QueueTraffic> here, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return new(StringComparer.Ordinal)
        {
            ["Fetcher"] = Later(
                here.GetValueOrDefault(QueueNames.WebFeeds)?.LastAt,
                await context.Set<StoredFeed>().MaxAsync(f => f.CheckedAt, cancellationToken)),
            ["Cleaner"] = Later(
                here.GetValueOrDefault(QueueNames.WebItems)?.LastAt,
                await context.Set<StoredEntry>().MaxAsync(e => e.CleanedAt, cancellationToken)),
            ["Composer"] = await context.Briefings.MaxAsync(b => (DateTimeOffset?)b.ReceivedAt, cancellationToken),
            ["Web"] = clock.GetUtcNow(),
        };
    }

    private static ServiceLine? Service(
        ServiceQueues service, BusStatus bus, Dictionary<string, QueueTraffic> here, Dictionary<string, DateTimeOffset?> heard)
    {
        var heardAt = heard.GetValueOrDefault(service.Name)
            ?? (bus.Transport is null ? here.GetValueOrDefault(service.Queues[0])?.LastAt : null);
        var line = new ServiceLine(service.Name, service.Does, "here", null, null, null, heardAt);
        if (bus.Transport is null)
            return service.IsCore || service.Queues.Any(here.ContainsKey) ? line : null;

        var queues = bus.Queues.Where(q => service.Queues.Contains(q.Name)).ToList();
        if (queues.Count == 0 && !service.IsCore)
            return null;
        if (bus.QueuesProblem is not null || bus.QueuesAt is not { } seenAt)
            return line with { State = "not known" };
        if (queues.Count == 0)
            return line with { State = "never started" };

        var since = queues.Where(q => q.Consumers == 0)
            .Min(q => (DateTimeOffset?)bus.DesertedSince.GetValueOrDefault(q.Name, seenAt));
        return line with
        {
            State = since is not null ? "down" : bus.Blocked is null ? "running" : "cannot publish",
            Since = since,
            Consumers = queues.Min(q => q.Consumers),
            Waiting = queues.Sum(q => q.Waiting),
        };
    }

    private static bool IsOfAService(QueueTraffic queue) =>
        ServiceQueues.All.Any(s => s.Queues.Contains(queue.Queue)) || !queue.Queue.Contains('_');

    private static QueueLine Counted(QueueTraffic queue, long failed) =>
        new(queue.Queue, null, queue.InHand, null, queue.PerSecond, null, failed, queue.Handled, queue.LastAt);

    private static QueueLine Described(BrokerQueue queue, long failed, QueueTraffic? here) => new(
        queue.Name,
        queue.Waiting,
        queue.InHand,
        queue.InPerSecond,
        queue.OutPerSecond,
        queue.Consumers,
        queue.DeadLetters + failed,
        here?.Handled,
        here?.LastAt);

    private static DateTimeOffset? Later(DateTimeOffset? one, DateTimeOffset? other) => one > other || other is null ? one : other;
}
