using BriefingBus.Configuration;
using BriefingBus.Contracts;
using MassTransit;

namespace BriefingBus.Cli.Now;

/// <summary>Waits for a poll of each of some feeds, until all that the polls announce has arrived at the Composer.</summary>
internal sealed class Polls : IDisposable
{
    private readonly PipelineProgress progress;
    private readonly ConnectHandle observing;

    private Polls(IBusControl bus, IReadOnlyList<FeedOptions> feeds)
    {
        progress = new PipelineProgress(feeds.Select(f => KeyValuePair.Create(f.Url, f.Name ?? f.Url)));
        observing = bus.ConnectReceiveObserver(progress);
    }

    /// <summary>Begins to count: before the polls begin.</summary>
    public static Polls Observe(IBusControl bus, IReadOnlyList<FeedOptions> feeds) => new(bus, feeds);

    /// <summary>Asks for a poll of each feed and waits for them, at most until the deadline.</summary>
    /// <returns>The count, and what is missing, in plain words.</returns>
    public static async Task<(PipelineProgress Progress, IReadOnlyList<string> Missing)> OfAllFeedsAsync(
        IBusControl bus, IReadOnlyList<FeedOptions> feeds, TimeProvider clock, TimeSpan deadline, bool quiet, CancellationToken cancellation)
    {
        using var polls = Observe(bus, feeds);
        foreach (var feed in feeds)
            await bus.Publish(new FetchFeed { FeedUrl = feed.Url, RequestedAt = clock.GetUtcNow() }, cancellation);
        return (polls.progress, await polls.WaitAsync(deadline, quiet, cancellation));
    }

    /// <summary>Waits for the polls, at most until the deadline.</summary>
    /// <returns>What is missing, in plain words.</returns>
    public async Task<IReadOnlyList<string>> WaitAsync(TimeSpan deadline, bool quiet, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(deadline);
        await ProgressDisplay.UntilAsync(progress, quiet, limit.Token);
        cancellation.ThrowIfCancellationRequested();
        return Missing(progress, deadline);
    }

    public void Dispose() => observing.Dispose();

    private static List<string> Missing(PipelineProgress progress, TimeSpan deadline)
    {
        var notes = new List<string>();
        if (progress.Waiting is { Count: > 0 } feeds)
            notes.Add($"Composed after {Duration.Write(deadline)} without {string.Join(", ", feeds)}, which had not answered.");
        if (progress.Items - progress.ItemsArrived is > 0 and var items)
            notes.Add($"Composed after {Duration.Write(deadline)} while {items} items were still being cleaned.");
        return notes;
    }
}
