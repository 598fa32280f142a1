using MassTransit;

namespace BriefingBus.Web.Feeds;

/// <summary>Stores cleaned items, many in one transaction.</summary>
public sealed class ItemCleanedConsumer(EntryRecord record) : IConsumer<Batch<ItemCleaned>>
{
    public Task Consume(ConsumeContext<Batch<ItemCleaned>> context) =>
        record.KeepAsync([.. context.Message.Select(m => m.Message)], context.CancellationToken);
}

/// <summary>Records which entries could not be cleaned, and why.</summary>
public sealed class CleanItemFaultConsumer(EntryRecord record) : IConsumer<Fault<CleanItem>>
{
    public Task Consume(ConsumeContext<Fault<CleanItem>> context) => record.KeepFailureAsync(
        context.Message.Message, context.Message.Exceptions.FirstOrDefault()?.Message ?? "", context.CancellationToken);
}
