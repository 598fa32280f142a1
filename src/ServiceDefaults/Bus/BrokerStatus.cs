using System.Diagnostics.Metrics;

namespace BriefingBus.ServiceDefaults.Bus;

/// <summary>Whether this process reaches its broker, and whether the broker takes what it publishes. A broker that runs low on memory or
/// disk takes nothing, and still delivers: connections stay open, consumers seem busy, and every publish waits.</summary>
public sealed class BrokerStatus : IHealthCheck, IDisposable
{
    private readonly Meter meter = new("BriefingBus.Bus");
    private volatile int losses;
    private volatile int connections;
    private volatile int repairs;

    /// <summary>A broker that is there and takes everything.</summary>
    public BrokerStatus()
    {
        meter.CreateObservableGauge(
            "briefingbus.bus.away", () => Away is null ? 0 : 1, description: "1 while this process does not reach the broker");
        meter.CreateObservableGauge(
            "briefingbus.bus.blocked", () => Blocked is null ? 0 : 1, description: "1 while the broker takes nothing that is published");
    }

    /// <summary>Since when it is away and why; null while it is there.</summary>
    public BrokerProblem? Away { get; internal set; }

    /// <summary>Since when it takes nothing that is published and why; null while it does.</summary>
    public BrokerProblem? Blocked { get; internal set; }

    /// <summary>After a loss every process declares its queues when it connects again, which takes this long at most: what is sent sooner
    /// may reach no queue of it.</summary>
    public static readonly TimeSpan Reconnecting = TimeSpan.FromSeconds(45);

    /// <summary>How often the broker was found to have lost its queues, with all that was in them: it came back without its data.</summary>
    public int Losses => losses;

    /// <summary>How many connections MassTransit has begun so far.</summary>
    internal int Connections => connections;

    internal void CountConnection() => Interlocked.Increment(ref connections);

    /// <summary>How often a queue or a binding of this process was missing and was put back: what was published meanwhile may not have
    /// come to it.</summary>
    public int Repairs => repairs;

    internal void CountRepair() => Interlocked.Increment(ref repairs);

    internal void CountLoss() => Interlocked.Increment(ref losses);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult((Away ?? Blocked) is { } problem
            ? HealthCheckResult.Unhealthy($"{problem.Reason} (since {problem.Since:u})")
            : HealthCheckResult.Healthy());

    public void Dispose() => meter.Dispose();
}

/// <summary>What is wrong with the broker.</summary>
/// <param name="Since">Since when, as far as this process has seen.</param>
/// <param name="Reason">Why, in a sentence without its full stop.</param>
public sealed record BrokerProblem(DateTimeOffset Since, string Reason);

/// <summary>Distinguishes a broker that is away from a queue that rests: both make a bus degraded, but only the one leaves a fault behind.
/// A bus that has not reached its broker once is unhealthy.</summary>
public static class BrokerReachability
{
    /// <summary>Whether the broker is away. In the first second after a break it is not known yet.</summary>
    public static bool IsBrokerUnreachable(this BusHealthResult health) =>
        health.Status == BusHealthStatus.Unhealthy || (health.Status == BusHealthStatus.Degraded && health.BrokerFault() is not null);

    /// <summary>Why it is, or null where the transport has not said.</summary>
    public static Exception? BrokerFault(this BusHealthResult health) =>
        (health.Exception ?? health.Endpoints.Values.Select(e => e.Exception).FirstOrDefault(e => e is not null))?.GetBaseException();
}
