using MassTransit;

namespace BriefingBus.Web.Feeds;

/// <summary>Records the outcomes of polls. Failures and successes share a queue, which preserves their order.</summary>
public sealed class PollConsumer(PollRecord record) : IConsumer<FeedFetched>, IConsumer<FeedFetchFailed>
{
    /// <inheritdoc/>
    public Task Consume(ConsumeContext<FeedFetched> context) => record.KeepAsync(context.Message, context.CancellationToken);

    /// <inheritdoc/>
    public Task Consume(ConsumeContext<FeedFetchFailed> context) => record.KeepAsync(context.Message, context.CancellationToken);
}

/// <summary>The queue of polls.</summary>
public sealed class PollConsumerDefinition : ConsumerDefinition<PollConsumer>
{
    /// <summary>Names the queue.</summary>
    public PollConsumerDefinition() => EndpointName = QueueNames.WebFeeds;
}
