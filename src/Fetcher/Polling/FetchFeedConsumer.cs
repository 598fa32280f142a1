using BriefingBus.Contracts;
using BriefingBus.Fetcher.Storage;
using MassTransit;

namespace BriefingBus.Fetcher.Polling;

/// <summary>Takes note of the feeds that somebody asks for. The answer comes as <see cref="FeedFetched"/> or <see cref="FeedFetchFailed"/>.</summary>
public sealed class FetchFeedConsumer(FeedStateStore states, DueFeeds due) : IConsumer<FetchFeed>
{
    /// <inheritdoc/>
    public async Task Consume(ConsumeContext<FetchFeed> context)
    {
        var url = context.Message.FeedUrl;
        if (!due.IsConfigured(url))
            throw new UnknownFeedException(url);
        await states.RequestRefreshAsync(url, context.Message.RequestedAt, context.Message.Unconditional, context.CancellationToken);
        due.Signal();
    }
}
