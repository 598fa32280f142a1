using MassTransit;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client.Exceptions;

namespace BriefingBus.Hosting.Bus;

/// <summary>Says in the log, at once and then once a minute, that the broker is away and why, and when it is back. MassTransit itself
/// keeps trying with growing waits, and logs a stack trace each time, which Logging leaves out.</summary>
internal sealed class BrokerConnectionLog(IBusControl bus, BusOptions options, TimeProvider time, ILogger<BrokerConnectionLog> log)
    : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Repeat = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        DateTimeOffset? awaySince = null, told = null;
        using var timer = new PeriodicTimer(Look, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var health = bus.CheckHealth();
            var reason = health.Status == BusHealthStatus.Unhealthy ? Why(health) : null;
            var now = time.GetUtcNow();
            if (reason is null)
            {
                if (told is not null)
                    log.LogInformation("RabbitMQ at {Host} is reached again, after {Away}", options.Host, now - awaySince);
                (awaySince, told) = (null, null);
                continue;
            }
            awaySince ??= now;
            if (told is not null && now - told < Repeat)
                continue;
            told = now;
            log.LogError("{Reason}. Nothing is lost; trying again with growing waits, since {Since:O}", reason, awaySince);
        }
    }

    private string Why(BusHealthResult health)
    {
        var exception = health.Exception ?? health.Endpoints.Values.Select(e => e.Exception).FirstOrDefault(e => e is not null);
        for (var inner = exception; inner is not null; inner = inner.InnerException)
            switch (inner)
            {
                case AuthenticationFailureException or PossibleAuthenticationFailureException:
                    return $"RabbitMQ at {options.Host} refuses the password of user '{options.User}': see BUS__USER, and BUS__PASSWORD or BUS__PASSWORD_FILE";
                case OperationInterruptedException { ShutdownReason: { } closed }:
                    return $"RabbitMQ at {options.Host} refuses: {closed.ReplyText}";
                default:
                    break;
            }
        return $"RabbitMQ at {options.Host} is not reached: {exception?.GetBaseException().Message ?? health.Description}";
    }
}
