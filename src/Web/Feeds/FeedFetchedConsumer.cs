using MassTransit;

namespace BriefingBus.Web.Feeds;

/// <summary>Keeps polls that succeeded, with their entries.</summary>
public sealed class FeedFetchedConsumer(PollRecord record) : IConsumer<FeedFetched>
{
    /// <inheritdoc/>
    public Task Consume(ConsumeContext<FeedFetched> context) => record.KeepAsync(context.Message, context.CancellationToken);
}
