using BriefingBus.DeadLetters;
using BriefingBus.DeadLetters.Messages;
using BriefingBus.Web.Feeds;
using BriefingBus.Web.Storage;

namespace BriefingBus.Web.Pipeline;

/// <summary>Puts together what is known of the pipeline: from the broker, from this process, and from what the services have
/// said.</summary>
internal sealed class PipelineView(
    IDbContextFactory<WebContext> contexts, BusWatch watch, Traffic traffic, DeadLetterService deadLetters,
        BriefingConfiguration configuration, TimeProvider clock)
{
    /// <summary>The pipeline now.</summary>
    public async Task<PipelinePicture> NowAsync(CancellationToken cancellationToken)
    {
        var sight = watch.Now();
        var here = traffic.Queues.ToDictionary(q => q.Queue, StringComparer.Ordinal);
        var failed = (await deadLetters.Messages.QueuesAsync(cancellationToken))
            .ToLookup(q => DeadLetterQueue.SourceOf(q.Name), q => q.Count, StringComparer.Ordinal);
        var heard = await HeardAsync(here, cancellationToken);
        return new()
        {
            At = clock.GetUtcNow(),
            Bus = sight,
            Services = [.. ServiceQueues.All.Select(s => Service(s, sight, here, heard)).OfType<ServiceLine>()],
            Queues = sight.Transport is null ? [.. here.Values.Where(IsOfAService).Select(q => Counted(q, failed[q.Queue].Sum()))]
                : [.. sight.Queues.Select(q => Described(q, failed[q.Name].Sum(), here.GetValueOrDefault(q.Name)))],
            Editions = configuration.Editions,
        };
    }

    private async Task<Dictionary<string,
        DateTimeOffset?>> HeardAsync(Dictionary<string, QueueTraffic> here, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return new(StringComparer.Ordinal)
        {
            ["Fetcher"] = Later(here.GetValueOrDefault("web-feeds")?.LastAt, await context.Set<StoredFeed>()
                .MaxAsync(f => f.CheckedAt, cancellationToken)),
            ["Cleaner"] = Later(here.GetValueOrDefault("web-items")?.LastAt, await context.Set<StoredEntry>()
                .MaxAsync(e => e.CleanedAt, cancellationToken)),
            ["Composer"] = await context.Briefings.MaxAsync(b => (DateTimeOffset?)b.ReceivedAt, cancellationToken),
            ["Web"] = clock.GetUtcNow(),
        };
    }

    private static ServiceLine? Service(
        ServiceQueues service, BusSight sight, Dictionary<string, QueueTraffic> here, Dictionary<string, DateTimeOffset?> heard)
    {
        var heardAt = heard.GetValueOrDefault(service.Name)
            ?? (sight.Transport is null ? here.GetValueOrDefault(service.Queues[0])?.LastAt : null);
        if (sight.Transport is null)
            return service.IsCore || service.Queues.Any(here.ContainsKey)
                ? new(service.Name, service.Does, "here", null, null, null, heardAt) : null;
        var queues = sight.Queues.Where(q => service.Queues.Contains(q.Name)).ToList();
        if (queues.Count == 0 || sight.QueuesProblem is not null)
            return service.IsCore || queues.Count > 0
                ? new(service.Name, service.Does, queues.Count == 0 && sight is { QueuesAt: not null, QueuesProblem: null }
                    ? "never started" : "not known", null, null, null, heardAt)
                : null;
        var since = queues.Where(q => q.Consumers == 0)
            .Select(q => (DateTimeOffset?)sight.DesertedSince.GetValueOrDefault(q.Name, sight.QueuesAt!.Value)).Min();
        return new(service.Name, service.Does, since is not null ? "down" : sight.Blocked is null ? "running" : "cannot publish", since,
            queues.Min(q => q.Consumers), queues.Sum(q => q.Waiting), heardAt);
    }

    private static bool IsOfAService(QueueTraffic queue) => ServiceQueues.All.Any(s => s.Queues.Contains(queue.Queue))
        || !queue.Queue.Contains('_');

    private static QueueLine Counted(QueueTraffic queue, long failed) =>
        new(queue.Queue, null, queue.InHand, null, queue.PerSecond, null, failed, queue.Handled, queue.LastAt);

    private static QueueLine Described(BrokerQueue queue, long failed, QueueTraffic? here) => new(
        queue.Name, queue.Waiting, queue.InHand, queue.InPerSecond, queue.OutPerSecond, queue.Consumers, queue.DeadLetters + failed,
            here?.Handled, here?.LastAt);

    private static DateTimeOffset? Later(DateTimeOffset? one, DateTimeOffset? other) => one > other || other is null ? one : other;
}
