using BriefingBus.Contracts;
using MassTransit;

namespace BriefingBus.Composer.Collecting;

/// <summary>Collects polls that succeeded.</summary>
public sealed class FeedFetchedConsumer(FeedHealthCollector collector, WithdrawalCollector withdrawals, MissingItems missing)
    : IConsumer<FeedFetched>
{
    /// <inheritdoc/>
    public async Task Consume(ConsumeContext<FeedFetched> context)
    {
        await collector.CollectAsync(context.Message, context.CancellationToken);
        await withdrawals.CollectAsync(context.Message, context.CancellationToken);
        missing.Expect(context.Message);
    }
}
