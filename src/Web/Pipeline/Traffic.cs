using System.Collections.Concurrent;
using MassTransit;

namespace BriefingBus.Web.Pipeline;

/// <summary>Counts the messages of every queue that this process consumes: in <c>briefingbus run</c>, those of all services.</summary>
public sealed class Traffic(TimeProvider clock) : IReceiveObserver
{
    private readonly ConcurrentDictionary<string, Counter> queues = new(StringComparer.Ordinal);

    /// <summary>The queues with at least one message so far, by name.</summary>
    public IReadOnlyList<QueueTraffic> Queues =>
        [.. queues.OrderBy(q => q.Key, StringComparer.Ordinal).Select(q => q.Value.Read(q.Key, clock.GetUtcNow()))];

    public Task PreReceive(ReceiveContext context)
    {
        CounterOf(context).Begin(clock.GetUtcNow());
        return Task.CompletedTask;
    }

    public Task PostReceive(ReceiveContext context)
    {
        CounterOf(context).End(clock.GetUtcNow(), failed: context.IsFaulted);
        return Task.CompletedTask;
    }

    public Task ReceiveFault(ReceiveContext context, Exception exception)
    {
        CounterOf(context).End(clock.GetUtcNow(), failed: true);
        return Task.CompletedTask;
    }

    public Task PostConsume<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType) where T : class => Task.CompletedTask;

    public Task ConsumeFault<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType, Exception exception) where T : class =>
        Task.CompletedTask;

    private Counter CounterOf(ReceiveContext context) =>
        queues.GetOrAdd(context.InputAddress.AbsolutePath.Split('/')[^1], _ => new Counter());

    private sealed class Counter
    {
        private const int Seconds = 60;
        private readonly Lock gate = new();
        private readonly long[] second = new long[Seconds];
        private readonly int[] count = new int[Seconds];
        private int inHand;
        private long handled;
        private long failures;
        private DateTimeOffset? lastAt;

        public void Begin(DateTimeOffset now)
        {
            lock (gate)
                (inHand, lastAt) = (inHand + 1, now);
        }

        public void End(DateTimeOffset now, bool failed)
        {
            lock (gate)
            {
                inHand--;
                handled++;
                failures += failed ? 1 : 0;
                var at = now.ToUnixTimeSeconds();
                if (second[at % Seconds] != at)
                    (second[at % Seconds], count[at % Seconds]) = (at, 0);
                count[at % Seconds]++;
            }
        }

        public QueueTraffic Read(string queue, DateTimeOffset now)
        {
            lock (gate)
            {
                var from = now.ToUnixTimeSeconds() - Seconds;
                var lately = Enumerable.Range(0, Seconds).Where(i => second[i] > from).Sum(i => count[i]);
                return new(queue, inHand, handled, failures, lately / (double)Seconds, lastAt);
            }
        }
    }
}

/// <summary>This process's work on a queue's messages since it started.</summary>
/// <param name="Queue">The queue.</param>
/// <param name="InHand">Messages in progress.</param>
/// <param name="Handled">Messages finished, successfully or not.</param>
/// <param name="Failed">The number of those that failed.</param>
/// <param name="PerSecond">Messages finished in a second, over the last minute.</param>
/// <param name="LastAt">When the last one arrived, or null.</param>
public sealed record QueueTraffic(string Queue, int InHand, long Handled, long Failed, double PerSecond, DateTimeOffset? LastAt);
