using BriefingBus.Cli.Terminals;
using MassTransit;

namespace BriefingBus.Cli.Now;

/// <summary>Requests a poll of several feeds, and waits until all their items have arrived at Composer.</summary>
internal sealed class Polls : IDisposable
{
    private readonly PipelineProgress progress;
    private readonly ConnectHandle observing;

    /// <summary>Starts counting, before the polls begin.</summary>
    public Polls(IBusControl bus, IReadOnlyList<FeedOptions> feeds)
    {
        progress = new PipelineProgress(feeds.Select(f => KeyValuePair.Create(f.Url, f.Name ?? f.Url)));
        observing = bus.ConnectReceiveObserver(progress);
    }

    /// <summary>Requests a poll of each feed and waits until the deadline at most.</summary>
    public static async Task<OutstandingInput> OfAllFeedsAsync(
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

    /// <summary>Waits for the polls until the deadline at most, and for their items as long as they are being cleaned.</summary>
    public async Task<OutstandingInput> WaitAsync(TimeSpan deadline, bool quiet, CancellationToken cancellation)
    {
        var end = progress.EndAsync(deadline, TimeProvider.System, cancellation);
        if (!quiet)
            await Display().ShowAsync(end, cancellation);
        await end;
        return Outstanding(deadline);
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

    private OutstandingInput Outstanding(TimeSpan deadline) =>
        new(progress.Waiting, Math.Max(0, progress.Items - progress.ItemsArrived), deadline);
}
