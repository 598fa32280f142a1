namespace BriefingBus.Fetcher.Http;

/// <summary>Paces requests: one at a time to each host with a gap between them, and a limited number over all hosts. A request that waits
/// for its host holds no slot, and one with a slow host gives its slot up, so that hanging hosts do not block the others.</summary>
/// <param name="concurrency">At most this many requests at once.</param>
/// <param name="gap">Pause between the end of a request and the next one to the same host.</param>
/// <param name="time">The clock.</param>
public sealed class HostRateLimiter(int concurrency, TimeSpan gap, TimeProvider time) : IDisposable
{
    /// <summary>How long a request holds its slot at most.</summary>
    public static readonly TimeSpan Slow = TimeSpan.FromSeconds(3);

    private const int HostsBeforeSweep = 1024;

    private readonly Dictionary<string, HostQueue> queues = new(StringComparer.OrdinalIgnoreCase);
    private readonly SemaphoreSlim slots = new(concurrency);

    /// <summary>Waits for the host's turn and a free slot; disposing the result releases both.</summary>
    public async Task<IDisposable> AcquireAsync(string host, CancellationToken cancellationToken)
    {
        var queue = Join(host);
        var hasGate = false;
        try
        {
            await queue.Gate.WaitAsync(cancellationToken);
            hasGate = true;
            if (queue.Ended is { } ended && gap - time.GetElapsedTime(ended) is { Ticks: > 0 } rest)
                await Task.Delay(rest, time, cancellationToken);
            await slots.WaitAsync(cancellationToken);
            return new Lease(this, queue);
        }
        catch
        {
            Leave(queue, hasGate);
            throw;
        }
    }

    public void Dispose() => slots.Dispose();

    private HostQueue Join(string host)
    {
        lock (queues)
        {
            if (queues.Count >= HostsBeforeSweep)
                Sweep();
            if (!queues.TryGetValue(host, out var queue))
                queues[host] = queue = new HostQueue();
            queue.Interested++;
            return queue;
        }
    }

    private void Sweep()
    {
        foreach (var (host, queue) in queues)
        {
            if (queue.Interested == 0 && (queue.Ended is not { } ended || time.GetElapsedTime(ended) > gap))
                queues.Remove(host);
        }
    }

    private void Leave(HostQueue queue, bool hasGate)
    {
        lock (queues)
            queue.Interested--;
        if (hasGate)
            queue.Gate.Release();
    }

    private sealed class HostQueue
    {
        public SemaphoreSlim Gate { get; } = new(1);

        public int Interested { get; set; }

        public long? Ended { get; set; }
    }

    private sealed class Lease : IDisposable
    {
        private readonly HostRateLimiter limiter;
        private readonly HostQueue queue;
        private readonly ITimer slow;
        private int hasSlot = 1;

        public Lease(HostRateLimiter limiter, HostQueue queue)
        {
            (this.limiter, this.queue) = (limiter, queue);
            slow = limiter.CreateTimer(ReleaseSlot);
        }

        public void Dispose()
        {
            slow.Dispose();
            ReleaseSlot();
            queue.Ended = limiter.Now;
            limiter.Leave(queue, hasGate: true);
        }

        private void ReleaseSlot()
        {
            if (Interlocked.Exchange(ref hasSlot, 0) == 1)
                limiter.slots.Release();
        }
    }

    private long Now => time.GetTimestamp();

    private ITimer CreateTimer(Action action) => time.CreateTimer(_ => action(), null, Slow, Timeout.InfiniteTimeSpan);
}
