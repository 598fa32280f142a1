using BriefingBus.Fetcher.Storage;
using BriefingBus.ServiceDefaults.Loops;
using MassTransit;

namespace BriefingBus.Fetcher.Polling;

/// <summary>Stores a request for a poll. The answer comes as <see cref="FeedFetched"/> or <see cref="FeedFetchFailed"/>.</summary>
public sealed class FetchFeedConsumer(FeedStateStore states, BriefingConfiguration configuration, LoopSignal<DueFeeds> signal)
    : IConsumer<FetchFeed>
{
    public async Task Consume(ConsumeContext<FetchFeed> context)
    {
        var url = context.Message.FeedUrl;
        if (!configuration.Feeds.Any(f => f.Url == url))
            throw new UnknownFeedException(url);
        await states.RequestRefreshAsync(url, context.Message.RequestedAt, context.Message.Unconditional, context.CancellationToken);
        signal.Raise();
    }
}

/// <summary>The requested feed is in no edition. Only configured feeds are ever fetched.</summary>
public sealed class UnknownFeedException(string url)
    : Exception($"No section of briefing.yaml names the feed '{url}'; request a feed by its address exactly as written there.");
