using System.Collections.Concurrent;

namespace BriefingBus.ServiceDefaults.Bus;

/// <summary>Logs the transient faults of a queue as one sentence a minute. MassTransit's own lines, a stack trace for each message and
/// attempt, are filtered out.</summary>
internal sealed class ConsumerFaultLog(TimeProvider time, ILogger<ConsumerFaultLog> log) : IRetryObserver
{
    private static readonly TimeSpan Repeat = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, long> logged = new(StringComparer.Ordinal);

    public Task PostFault<T>(RetryContext<T> context) where T : class, PipeContext
    {
        var queue = context.Context.TryGetPayload<ReceiveContext>(out var received) ? received.InputAddress.Segments[^1] : "a queue";
        var now = time.GetTimestamp();
        if (logged.TryGetValue(queue, out var last) && time.GetElapsedTime(last) < Repeat)
            return Task.CompletedTask;
        logged[queue] = now;
        log.LogWarning("Could not handle messages of {Queue}; retrying: {Reason}", queue, TransientFault.Reason(context.Exception));
        return Task.CompletedTask;
    }

    public Task PostCreate<T>(RetryPolicyContext<T> context) where T : class, PipeContext => Task.CompletedTask;

    public Task PreRetry<T>(RetryContext<T> context) where T : class, PipeContext => Task.CompletedTask;

    public Task RetryFault<T>(RetryContext<T> context) where T : class, PipeContext => Task.CompletedTask;

    public Task RetryComplete<T>(RetryContext<T> context) where T : class, PipeContext => Task.CompletedTask;
}
