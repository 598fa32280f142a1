using System.Diagnostics.Metrics;
using BriefingBus.ServiceDefaults.Bus;
using MassTransit;

namespace BriefingBus.Web.Pipeline;

/// <summary>Checks the bus every few seconds, so that the page can show since when something is down. It queries the broker once an
/// interval, however many readers there are.</summary>
internal sealed class BusMonitor : IDisposable
{
    /// <summary>The time between two checks; the broker itself updates its counts every 5 s.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private readonly IBusControl bus;
    private readonly BrokerStatus broker;
    private readonly TimeProvider clock;
    private readonly BrokerQueues? queues;
    private readonly Lock gate = new();
    private BusStatus status;

    /// <summary>Creates the monitor and the gauges of the queues.</summary>
    public BusMonitor(IBusControl bus, BusOptions options, BrokerStatus broker, IMeterFactory meters, TimeProvider clock)
    {
        (this.bus, this.broker, this.clock) = (bus, broker, clock);
        queues = options.Management is null || options.Host is null ? null : new(options);
        status = new()
        {
            Transport = options.Host is null ? null : string.Join(", ", options.Nodes),
            HasManagement = options.Management is not null,
        };
        QueueMetrics.Observe(meters, () => Now().Queues);
    }

    /// <summary>The current state of the bus, with its queues as last read. It never waits for the broker.</summary>
    public BusStatus Now()
    {
        lock (gate)
            return status = Bus(status, clock.GetUtcNow());
    }

    public void Dispose() => queues?.Dispose();

    public Task CheckAsync(CancellationToken cancellationToken)
    {
        Now();
        return ReadQueuesAsync(cancellationToken);
    }

    private BusStatus Bus(BusStatus before, DateTimeOffset now)
    {
        var health = bus.CheckHealth();
        return health.IsBrokerUnreachable()
            ? before with { DownSince = before.DownSince ?? now, DownReason = health.BrokerFault()?.Message, Blocked = null }
            : before with { DownSince = null, DownReason = null, Blocked = broker.Blocked };
    }

    private async Task ReadQueuesAsync(CancellationToken cancellationToken)
    {
        if (queues is null)
            return;
        try
        {
            var read = await queues.ReadAsync(cancellationToken);
            var now = clock.GetUtcNow();
            lock (gate)
                status = status with
                {
                    Queues = read,
                    QueuesAt = now,
                    QueuesProblem = null,
                    DesertedSince = WithoutConsumers(read, status.DesertedSince, now),
                };
        }
        catch (BrokerUnreadableException unread)
        {
            lock (gate)
                status = status with { QueuesProblem = unread.Message };
        }
    }

    private static Dictionary<string, DateTimeOffset> WithoutConsumers(
        IReadOnlyList<BrokerQueue> queues, IReadOnlyDictionary<string, DateTimeOffset> before, DateTimeOffset now) =>
        queues.Where(q => q.Consumers == 0).ToDictionary(q => q.Name, q => before.GetValueOrDefault(q.Name, now), StringComparer.Ordinal);
}
