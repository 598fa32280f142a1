namespace BriefingBus.ServiceDefaults.Bus;

/// <summary>Logs messages that failed and become dead letters: the first of a queue and kind of exception as a sentence, the others of the
/// same minute as a number. MassTransit's own lines, a stack trace for each message, are filtered out, since the dead letter has the stack
/// trace.</summary>
internal sealed class FailedMessageLog(TimeProvider time, ILogger<FailedMessageLog> log) : IReceiveObserver
{
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private readonly Dictionary<(string Queue, Type Kind), Following> counted = [];

    public Task ReceiveFault(ReceiveContext context, Exception exception)
    {
        Note(context.InputAddress, context.TransportHeaders.Get<string>(MessageHeaders.MessageId), exception);
        return Task.CompletedTask;
    }

    public Task ConsumeFault<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType, Exception exception) where T : class
    {
        Note(context.ReceiveContext.InputAddress, context.MessageId?.ToString(), exception);
        return Task.CompletedTask;
    }

    public Task PreReceive(ReceiveContext context) => Task.CompletedTask;

    public Task PostReceive(ReceiveContext context) => Task.CompletedTask;

    public Task PostConsume<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType) where T : class => Task.CompletedTask;

    private void Note(Uri address, string? message, Exception exception)
    {
        // ConsumerFaultLog logs those that are retried.
        if (TransientFault.IsTransient(exception))
            return;
        var key = (Queue: address.Segments[^1], Kind: exception.GetBaseException().GetType());
        var reason = TransientFault.Reason(exception);
        lock (gate)
        {
            if (counted.TryGetValue(key, out var following))
            {
                following.Count++;
                following.Reason = reason;
                return;
            }
            following = counted[key] = new Following { Since = time.GetUtcNow(), Reason = reason };
            following.Timer = time.CreateTimer(_ => End(key), null, Period, Timeout.InfiniteTimeSpan);
        }
        log.LogError(
            "Message {MessageId} of {Queue} failed and is a dead letter: {Reason}. Others that fail alike within a minute are counted",
            message, key.Queue, reason);
    }

    private void End((string Queue, Type Kind) key)
    {
        Following following;
        lock (gate)
        {
            if (!counted.Remove(key, out following!))
                return;
        }
        following.Timer!.Dispose();
        if (following.Count > 0)
            log.LogError(
                "{Count} more messages of {Queue} have failed since {Since:u} and are dead letters, the last of them: {Reason}",
                following.Count, key.Queue, following.Since, following.Reason);
    }

    /// <summary>The failures that followed the first.</summary>
    private sealed class Following
    {
        public int Count { get; set; }

        public required DateTimeOffset Since { get; init; }

        public required string Reason { get; set; }

        public ITimer? Timer { get; set; }
    }
}
