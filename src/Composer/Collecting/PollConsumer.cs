using BriefingBus.Contracts;
using MassTransit;

namespace BriefingBus.Composer.Collecting;

/// <summary>Collects the outcomes of polls. Failures and successes share a queue, which preserves their order.</summary>
public sealed class PollConsumer(PollCollector collector, WithdrawalCollector withdrawals)
    : IConsumer<FeedFetched>, IConsumer<FeedFetchFailed>
{
    public async Task Consume(ConsumeContext<FeedFetched> context)
    {
        await collector.CollectAsync(context.Message, context.CancellationToken);
        await withdrawals.CollectAsync(context.Message, context.CancellationToken);
    }

    public Task Consume(ConsumeContext<FeedFetchFailed> context) => collector.CollectAsync(context.Message, context.CancellationToken);
}
