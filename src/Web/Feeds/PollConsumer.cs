using MassTransit;

namespace BriefingBus.Web.Feeds;

/// <summary>Records the outcomes of polls. Failures and successes share a queue, which preserves their order.</summary>
public sealed class PollConsumer(PollRecord record) : IConsumer<FeedFetched>, IConsumer<FeedFetchFailed>
{
    public Task Consume(ConsumeContext<FeedFetched> context) => record.KeepAsync(context.Message, context.CancellationToken);

    public Task Consume(ConsumeContext<FeedFetchFailed> context) => record.KeepAsync(context.Message, context.CancellationToken);
}
