using System.Diagnostics.Metrics;

namespace BriefingBus.ServiceDefaults.Bus;

/// <summary>Whether this process reaches its broker, and whether the broker accepts messages. A broker that runs low on memory or disk
/// accepts none but still delivers: connections stay open, consumers seem busy, and every publish waits.</summary>
public sealed class BrokerStatus : IHealthCheck, IDisposable
{
    private readonly Meter meter = new("BriefingBus.Bus");
    private volatile int losses;
    private volatile int connections;
    private volatile int repairs;

    /// <summary>Creates the status of a reachable broker that accepts messages.</summary>
    public BrokerStatus()
    {
        meter.CreateObservableGauge(
            "briefingbus.bus.away", () => Away is null ? 0 : 1, description: "1 while this process does not reach the broker");
        meter.CreateObservableGauge(
            "briefingbus.bus.blocked", () => Blocked is null ? 0 : 1, description: "1 while the broker takes nothing that is published");
    }

    /// <summary>The time since which the broker is unreachable, and why; null while it is reachable.</summary>
    public BrokerProblem? Away { get; internal set; }

    /// <summary>The time since which the broker accepts no messages, and why; null while it accepts them.</summary>
    public BrokerProblem? Blocked { get; internal set; }

    /// <summary>The maximum time in which every process declares its queues again after a loss. An earlier message may reach no
    /// queue.</summary>
    public static readonly TimeSpan Reconnecting = TimeSpan.FromSeconds(45);

    /// <summary>The number of times that the broker came back without its data: its queues were gone, with their messages.</summary>
    public int Losses => losses;

    /// <summary>The number of connections that MassTransit has begun.</summary>
    internal int Connections => connections;

    internal void CountConnection() => Interlocked.Increment(ref connections);

    /// <summary>The number of times that a queue or binding of this process was missing and was restored. It may have missed the messages
    /// of that time.</summary>
    public int Repairs => repairs;

    internal void CountRepair() => Interlocked.Increment(ref repairs);

    internal void CountLoss() => Interlocked.Increment(ref losses);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult((Away ?? Blocked) is { } problem
            ? HealthCheckResult.Unhealthy($"{problem.Reason} (since {problem.Since:u})")
            : HealthCheckResult.Healthy());

    public void Dispose() => meter.Dispose();
}

/// <summary>A problem of the broker.</summary>
/// <param name="Since">When this process first noticed.</param>
/// <param name="Reason">The reason, as a sentence without its full stop.</param>
public sealed record BrokerProblem(DateTimeOffset Since, string Reason);

/// <summary>Distinguishes an unreachable broker from a paused queue: both make a bus degraded, but only the former leaves a fault. A bus
/// that has never reached its broker is unhealthy.</summary>
public static class BrokerReachability
{
    /// <summary>Whether the broker is unreachable. This is unknown for a second after the connection breaks.</summary>
    public static bool IsBrokerUnreachable(this BusHealthResult health) =>
        health.Status == BusHealthStatus.Unhealthy || (health.Status == BusHealthStatus.Degraded && health.BrokerFault() is not null);

    /// <summary>The reason, or null if the transport gave none.</summary>
    public static Exception? BrokerFault(this BusHealthResult health) =>
        (health.Exception ?? health.Endpoints.Values.Select(e => e.Exception).FirstOrDefault(e => e is not null))?.GetBaseException();
}
