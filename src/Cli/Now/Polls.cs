using BriefingBus.Cli.Terminals;
using MassTransit;

namespace BriefingBus.Cli.Now;

/// <summary>Requests a poll of several feeds, and waits until all their items have arrived at Composer.</summary>
internal sealed class Polls : IDisposable
{
    private readonly PipelineProgress progress;
    private readonly ConnectHandle observing;

    /// <summary>Begins to count, before the polls begin.</summary>
    public Polls(IBusControl bus, IReadOnlyList<FeedOptions> feeds)
    {
        progress = new PipelineProgress(feeds.Select(f => KeyValuePair.Create(f.Url, f.Name ?? f.Url)));
        observing = bus.ConnectReceiveObserver(progress);
    }

    /// <summary>Requests a poll of each feed and waits until the deadline at most.</summary>
    /// <returns>What is missing, in plain words.</returns>
    public static async Task<IReadOnlyList<string>> OfAllFeedsAsync(
        IBusControl bus,
        IReadOnlyList<FeedOptions> feeds,
        TimeProvider clock,
        TimeSpan deadline,
        bool quiet,
        CancellationToken cancellation)
    {
        using var polls = new Polls(bus, feeds);
        foreach (var feed in feeds)
            await bus.Publish(new FetchFeed { FeedUrl = feed.Url, RequestedAt = clock.GetUtcNow() }, cancellation);
        return await polls.WaitAsync(deadline, quiet, cancellation);
    }

    /// <summary>Waits for the polls until the deadline at most.</summary>
    /// <returns>What is missing, in plain words.</returns>
    public async Task<IReadOnlyList<string>> WaitAsync(TimeSpan deadline, bool quiet, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(deadline);
        if (quiet)
            await Task.WhenAny(progress.Completion, Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, limit.Token));
        else
            await Display().ShowAsync(progress.Completion, limit.Token);
        cancellation.ThrowIfCancellationRequested();
        return Missing(deadline);
    }

    public void Dispose() => observing.Dispose();

    private ProgressDisplay Display() => new()
    {
        Bars = () =>
        [
            new($"feeds fetched {progress.FeedsAnswered} of {progress.Feeds}", progress.FeedsAnswered, progress.Feeds),
            new($"items cleaned {progress.ItemsArrived} of {progress.Items}", progress.ItemsArrived, progress.Items),
        ],
        Line = () => $"feeds {progress.FeedsAnswered} of {progress.Feeds}, items {progress.ItemsArrived} of {progress.Items}",
        BetweenLines = TimeSpan.FromSeconds(10),
        WithLastLine = true,
    };

    private List<string> Missing(TimeSpan deadline)
    {
        var notes = new List<string>();
        if (progress.Waiting is { Count: > 0 } feeds)
            notes.Add($"Composed after {Duration.Write(deadline)} without {string.Join(", ", feeds)}, which had not answered.");
        if (progress.Items - progress.ItemsArrived is > 0 and var items)
            notes.Add($"Composed after {Duration.Write(deadline)} while {items} items were still being cleaned.");
        return notes;
    }
}
