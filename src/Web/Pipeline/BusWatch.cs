using System.Collections.Concurrent;
using BriefingBus.Hosting.Bus;
using MassTransit;

namespace BriefingBus.Web.Pipeline;

/// <summary>Looks at the bus every few seconds, so that the page can say since when something is down. It asks the broker however many people
/// read the page.</summary>
internal sealed class BusWatch(IBusControl bus, BusOptions options, TimeProvider clock) : BackgroundService
{
    /// <summary>The time between two looks; the broker itself counts anew every 5 s.</summary>
    public static readonly TimeSpan Look = TimeSpan.FromSeconds(5);

    private readonly BrokerQueues? broker = options.Management is null || options.Host is null ? null : new(options);
    private readonly ConcurrentDictionary<string, DateTimeOffset> deserted = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim once = new(1);
    private DateTimeOffset? askedAt;

    /// <summary>What was seen last.</summary>
    public BusSight Sight { get; private set; } = new() { Transport = options.Host is null ? null : string.Join(", ", options.Nodes), HasManagement = options.Management is not null };

    /// <summary>Looks now; at the broker's queues only where that was not done within the last seconds.</summary>
    public async Task<BusSight> LookAsync(CancellationToken cancellationToken)
    {
        await once.WaitAsync(cancellationToken);
        try
        {
            var now = clock.GetUtcNow();
            Sight = Bus(Sight, now);
            if (askedAt is { } last && now - last < Look / 2)
                return Sight;
            askedAt = now;
            Sight = await QueuesAsync(Sight, now, cancellationToken);
            return Sight;
        }
        finally
        {
            once.Release();
        }
    }

    public override void Dispose()
    {
        broker?.Dispose();
        once.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await LookAsync(stoppingToken);
            await Task.Delay(Look, clock, stoppingToken);
        }
    }

    private BusSight Bus(BusSight before, DateTimeOffset now)
    {
        var health = bus.CheckHealth();
        if (health.Status == BusHealthStatus.Healthy)
            return before with { DownSince = null, DownReason = null };
        var fault = health.Exception ?? health.Endpoints.Values.Select(e => e.Exception).FirstOrDefault(e => e is not null);
        return before with { DownSince = before.DownSince ?? now, DownReason = fault?.GetBaseException().Message };
    }

    private async Task<BusSight> QueuesAsync(BusSight sight, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (broker is null)
            return sight;
        try
        {
            var queues = await broker.ReadAsync(cancellationToken);
            foreach (var queue in queues)
            {
                if (queue.Consumers > 0)
                    deserted.TryRemove(queue.Name, out _);
                else
                    deserted.TryAdd(queue.Name, now);
            }
            return sight with { Queues = queues, QueuesAt = now, QueuesTrouble = null, DesertedSince = deserted.ToDictionary(StringComparer.Ordinal) };
        }
        catch (BrokerUnreadException unread)
        {
            return sight with { QueuesTrouble = unread.Message };
        }
    }
}
