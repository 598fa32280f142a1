using MassTransit;

namespace BriefingBus.Web.Feeds;

/// <summary>Keeps polls that failed.</summary>
public sealed class FeedFetchFailedConsumer(PollRecord record) : IConsumer<FeedFetchFailed>
{
    /// <inheritdoc/>
    public Task Consume(ConsumeContext<FeedFetchFailed> context) => record.KeepAsync(context.Message, context.CancellationToken);
}
