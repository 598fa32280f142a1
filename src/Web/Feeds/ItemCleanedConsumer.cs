using MassTransit;

namespace BriefingBus.Web.Feeds;

/// <summary>Keeps cleaned items, many in one transaction.</summary>
public sealed class ItemCleanedConsumer(EntryRecord record) : IConsumer<Batch<ItemCleaned>>
{
    /// <inheritdoc/>
    public Task Consume(ConsumeContext<Batch<ItemCleaned>> context) =>
        record.KeepAsync([.. context.Message.Select(m => m.Message)], context.CancellationToken);
}
