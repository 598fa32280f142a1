using MassTransit;

namespace BriefingBus.Cli.Now;

/// <summary>Counts announced and arrived items: a poll announces its entries, and each of them arrives at Composer or fails. The pipeline
/// is done when nothing is outstanding.</summary>
internal sealed class PipelineProgress : IReceiveObserver
{
    private const string Composer = "BriefingBus.Composer.";

    private static readonly TimeSpan CheckInterval = TimeSpan.FromMilliseconds(100);

    private readonly Lock gate = new();
    private readonly Dictionary<string, string> waitingFeeds;
    private readonly HashSet<(Guid Fetch, int Part)> parts = [];
    private readonly HashSet<Guid> announced = [];
    private readonly HashSet<Guid> arrived = [];
    private int outstanding;
    private readonly TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Begins to count.</summary>
    /// <param name="feeds">Address and name of each requested feed.</param>
    public PipelineProgress(IEnumerable<KeyValuePair<string, string>> feeds)
    {
        waitingFeeds = new Dictionary<string, string>(feeds, StringComparer.Ordinal);
        Feeds = waitingFeeds.Count;
        CheckDone();
    }

    /// <summary>The number of requested feeds.</summary>
    public int Feeds { get; }

    /// <summary>The number of feeds that have answered or failed.</summary>
    public int FeedsAnswered
    {
        get { lock (gate) return Feeds - waitingFeeds.Count; }
    }

    /// <summary>The number of items announced so far.</summary>
    public int Items
    {
        get { lock (gate) return announced.Count; }
    }

    /// <summary>The number of items that have arrived or failed.</summary>
    public int ItemsArrived
    {
        get { lock (gate) return announced.Count - outstanding; }
    }

    /// <summary>Names of the feeds that have not answered yet, in order.</summary>
    public IReadOnlyList<string> Waiting
    {
        get { lock (gate) return [.. waitingFeeds.Values.Order(StringComparer.Ordinal)]; }
    }

    /// <summary>Completes when every feed has answered or failed, and every item has arrived or failed. At the deadline it completes
    /// without the feeds that have not answered. If items are being cleaned then, it completes only when none has arrived for another such
    /// span.</summary>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    public async Task EndAsync(TimeSpan deadline, TimeProvider clock, CancellationToken cancellation)
    {
        await Task.WhenAny(done.Task, Task.Delay(deadline, clock, cancellation));
        cancellation.ThrowIfCancellationRequested();
        // A busy machine cleans slowly, and a briefing of the items so far would present the others as no news.
        var (arrived, since) = (ItemsArrived, clock.GetTimestamp());
        while (ItemsArrived < Items && clock.GetElapsedTime(since) < deadline)
        {
            await Task.Delay(CheckInterval, clock, cancellation);
            if (ItemsArrived > arrived)
                (arrived, since) = (ItemsArrived, clock.GetTimestamp());
        }
    }

    Task IReceiveObserver.PreReceive(ReceiveContext context) => Task.CompletedTask;

    Task IReceiveObserver.PostReceive(ReceiveContext context) => Task.CompletedTask;

    Task IReceiveObserver.ReceiveFault(ReceiveContext context, Exception exception) => Task.CompletedTask;

    Task IReceiveObserver.PostConsume<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType)
    {
        if (consumerType.StartsWith(Composer, StringComparison.Ordinal))
            Count(context.Message);
        return Task.CompletedTask;
    }

    // The items of a message that failed permanently never follow.
    Task IReceiveObserver.ConsumeFault<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType, Exception exception)
    {
        Count(context.Message, failed: true);
        return Task.CompletedTask;
    }

    /// <summary>Counts the items that a message announces or contains.</summary>
    internal void Count<T>(T message, bool failed = false) where T : class
    {
        lock (gate)
        {
            switch (message)
            {
                case FetchFeed fetch:
                    waitingFeeds.Remove(fetch.FeedUrl);
                    break;
                case FeedFetchFailed unread:
                    waitingFeeds.Remove(unread.FeedUrl);
                    break;
                case FeedFetched fetched:
                    Announce(fetched, failed);
                    break;
                case ItemCleaned item:
                    Arrive(item.ItemId);
                    break;
                case Batch<ItemCleaned> items:
                    foreach (var item in items)
                        Arrive(item.Message.ItemId);
                    break;
                case Fault<CleanItem> fault:
                    Arrive(fault.Message.Entry.ItemId);
                    break;
            }
            CheckDone();
        }
    }

    private void Announce(FeedFetched fetched, bool failed)
    {
        foreach (var entry in fetched.Entries)
        {
            if (announced.Add(entry.ItemId) && !arrived.Contains(entry.ItemId))
                outstanding++;
            if (failed)
                Arrive(entry.ItemId);
        }
        parts.Add((fetched.FetchId, fetched.Part));
        if (Enumerable.Range(1, fetched.Parts).All(part => parts.Contains((fetched.FetchId, part))))
            waitingFeeds.Remove(fetched.FeedUrl);
    }

    private void Arrive(Guid item)
    {
        if (arrived.Add(item) && announced.Contains(item))
            outstanding--;
    }

    private void CheckDone()
    {
        if (waitingFeeds.Count == 0 && outstanding == 0)
            done.TrySetResult();
    }
}
