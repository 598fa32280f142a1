using MassTransit;
using Microsoft.Extensions.Logging;

namespace BriefingBus.ServiceDefaults.Bus;

/// <summary>Says in the log, at once and then once a minute, that the broker is away and why, and when it is back. MassTransit itself
/// keeps trying with growing waits (1 to 30 s), and logs a stack trace each time, which Logging leaves out.</summary>
internal sealed class BrokerConnection(IBusControl bus, BusOptions options, TimeProvider time, ILogger<BrokerConnection> log)
{
    /// <summary>The time between two looks.</summary>
    public static readonly TimeSpan Look = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Repeat = TimeSpan.FromMinutes(1);

    private DateTimeOffset? awaySince, logged;

    /// <summary>One look.</summary>
    public void Check()
    {
        var now = time.GetUtcNow();
        var health = bus.CheckHealth();
        if (!health.IsBrokerAway())
        {
            if (logged is not null)
                log.LogInformation("RabbitMQ at {Host} is reached again, after {Away}", options.Host, now - awaySince);
            (awaySince, logged) = (null, null);
            return;
        }
        awaySince ??= now;
        var reason = Reason(health);
        // A connection that is only slow to come is no news yet.
        if (logged is null ? reason is null && now - awaySince < Patience : now - logged < Repeat)
            return;
        logged = now;
        log.LogError(
            "{Reason}. Nothing is lost; trying again with growing waits, since {Since:O}",
            reason ?? $"RabbitMQ at {options.Host} is not reached yet", awaySince);
    }

    /// <summary>What <see cref="SignIn"/> found, or the transport.</summary>
    private string? Reason(BusHealthResult health)
    {
        var reason = health.BrokerFault()?.Message;
        return reason is null || reason.StartsWith("RabbitMQ at", StringComparison.Ordinal)
            ? reason
            : $"RabbitMQ at {options.Host} is not reached: {reason}";
    }
}
