using BriefingBus.Contracts;
using MassTransit;

namespace BriefingBus.Composer.Collecting;

/// <summary>Collects cleaned items, many in one transaction.</summary>
public sealed class ItemCleanedConsumer(ItemCollector collector) : IConsumer<Batch<ItemCleaned>>
{
    /// <inheritdoc/>
    public Task Consume(ConsumeContext<Batch<ItemCleaned>> context) =>
        collector.CollectAsync([.. context.Message.Select(m => m.Message)], context.CancellationToken);
}
