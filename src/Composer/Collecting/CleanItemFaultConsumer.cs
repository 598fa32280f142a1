using BriefingBus.Contracts;
using MassTransit;

namespace BriefingBus.Composer.Collecting;

/// <summary>Collects the entries that could not be cleaned.</summary>
public sealed class CleanItemFaultConsumer(FailedItemCollector collector) : IConsumer<Fault<CleanItem>>
{
    public Task Consume(ConsumeContext<Fault<CleanItem>> context) =>
        collector.CollectAsync(context.Message.Message, context.CancellationToken);
}
