using BriefingBus.Composer.Telemetry;
using BriefingBus.Contracts;
using MassTransit;

namespace BriefingBus.Composer.Collecting;

/// <summary>Collects cleaned items, many in one transaction.</summary>
public sealed class ItemCleanedConsumer(ItemCollector collector, CompositionMetrics metrics) : IConsumer<Batch<ItemCleaned>>
{
    public async Task Consume(ConsumeContext<Batch<ItemCleaned>> context) =>
        metrics.RecordItems(await collector.CollectAsync([.. context.Message.Select(m => m.Message)], context.CancellationToken));
}
