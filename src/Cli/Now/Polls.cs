using BriefingBus.Configuration;
using BriefingBus.Contracts;
using MassTransit;

namespace BriefingBus.Cli.Now;

/// <summary>Asks for a poll of feeds and waits until all that the polls announce has arrived at the Composer.</summary>
internal static class Polls
{
    /// <summary>Does so, at most until the deadline.</summary>
    /// <returns>The count, and what is missing, in plain words.</returns>
    public static async Task<(PipelineProgress Progress, IReadOnlyList<string> Missing)> OfAllFeedsAsync(
        IBusControl bus, IReadOnlyList<FeedOptions> feeds, TimeProvider clock, TimeSpan deadline, bool quiet, CancellationToken cancellation)
    {
        var progress = new PipelineProgress(feeds.Select(f => KeyValuePair.Create(f.Url, f.Name ?? f.Url)));
        using var observing = bus.ConnectReceiveObserver(progress);
        foreach (var feed in feeds)
            await bus.Publish(new FetchFeed { FeedUrl = feed.Url, RequestedAt = clock.GetUtcNow() }, cancellation);

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(deadline);
        await ProgressDisplay.UntilAsync(progress, quiet, limit.Token);
        cancellation.ThrowIfCancellationRequested();
        return (progress, Missing(progress, deadline));
    }

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
