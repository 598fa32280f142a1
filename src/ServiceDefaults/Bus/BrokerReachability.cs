using MassTransit;

namespace BriefingBus.ServiceDefaults.Bus;

/// <summary>Tells a broker that is away from a queue that rests: both make a bus degraded, but only the one leaves a fault behind. A bus
/// that has not reached its broker once is unhealthy.</summary>
public static class BrokerReachability
{
    /// <summary>Whether the broker is away. In the first second after a break it is not known yet.</summary>
    public static bool IsBrokerUnreachable(this BusHealthResult health) =>
        health.Status == BusHealthStatus.Unhealthy || (health.Status == BusHealthStatus.Degraded && health.BrokerFault() is not null);

    /// <summary>Why it is, or null where the transport has not said.</summary>
    public static Exception? BrokerFault(this BusHealthResult health) =>
        (health.Exception ?? health.Endpoints.Values.Select(e => e.Exception).FirstOrDefault(e => e is not null))?.GetBaseException();
}
