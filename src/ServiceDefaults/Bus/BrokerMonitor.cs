namespace BriefingBus.ServiceDefaults.Bus;

/// <summary>Monitors the broker for the whole process. Logs a problem at once and then every minute, and logs its end. MassTransit keeps
/// reconnecting with growing waits (1 to 30 s) and logs a stack trace each time, which the log configuration filters out.</summary>
internal sealed class BrokerMonitor(
    IBusControl bus, BusOptions options, BrokerStatus status, TimeProvider time, ILogger<BrokerMonitor> log) : IAsyncDisposable
{
    /// <summary>The time between two checks.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan ProbeInterval = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan SlowToConnect = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Repeat = TimeSpan.FromMinutes(1);

    private readonly PublishProbe probe = new(options);
    private long? probed;
    private DateTimeOffset? missingSince;
    private (BrokerProblem Problem, long At)? logged;

    /// <summary>Runs one check.</summary>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        var health = bus.CheckHealth();
        if (health.IsBrokerUnreachable())
            (status.Away, status.Blocked) = (Away(health), null);
        else if (Problem is not null || probed is not { } last || time.GetElapsedTime(last) >= ProbeInterval)
            await ProbeAsync(cancellationToken);
        Log(Problem);
    }

    public ValueTask DisposeAsync() => probe.DisposeAsync();

    private BrokerProblem? Problem => status.Away ?? status.Blocked;

    private async Task ProbeAsync(CancellationToken cancellationToken)
    {
        probed = time.GetTimestamp();
        var found = await probe.TryAsync(cancellationToken);
        missingSince = found is { IsAway: true } ? missingSince ?? time.GetUtcNow() : null;
        status.Away = missingSince is { } since ? new(since, found!.Value.Reason) : null;
        status.Blocked = found is { IsAway: false } blocked ? new(status.Blocked?.Since ?? time.GetUtcNow(), blocked.Reason) : null;
    }

    private BrokerProblem? Away(BusHealthResult health)
    {
        // An unfinished connection is not an outage, but nothing can be published over it.
        var since = missingSince ??= time.GetUtcNow();
        // A slow connection needs no log line yet.
        return (Reason(health) ?? status.Away?.Reason) is { } reason ? new(since, reason)
            : time.GetUtcNow() - since < SlowToConnect ? null
            : new(since, $"RabbitMQ at {options.Host} has not been reached yet");
    }

    private void Log(BrokerProblem? problem)
    {
        if (problem is null)
        {
            if (logged is { } ended)
                log.LogInformation("RabbitMQ at {Host} works again, after {Elapsed}", options.Host, time.GetUtcNow() - ended.Problem.Since);
            logged = null;
            return;
        }
        if (logged is { } before && before.Problem.Since == problem.Since && time.GetElapsedTime(before.At) < Repeat)
            return;
        logged = (problem, time.GetTimestamp());
        log.LogError("{Reason}. Nothing is lost; retrying with growing waits, since {Since:O}", problem.Reason, problem.Since);
    }

    /// <summary>The reason that <see cref="BrokerConnectionProbe"/> or the transport gives.</summary>
    private string? Reason(BusHealthResult health)
    {
        var reason = health.BrokerFault()?.Message;
        return reason is null || reason.StartsWith("RabbitMQ at", StringComparison.Ordinal)
            ? reason
            : $"RabbitMQ at {options.Host} cannot be reached: {reason}";
    }
}
