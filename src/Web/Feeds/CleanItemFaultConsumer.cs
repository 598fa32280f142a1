using MassTransit;

namespace BriefingBus.Web.Feeds;

/// <summary>Keeps which entries could not be cleaned, and why.</summary>
public sealed class CleanItemFaultConsumer(EntryRecord record) : IConsumer<Fault<CleanItem>>
{
    /// <inheritdoc/>
    public Task Consume(ConsumeContext<Fault<CleanItem>> context) => record.KeepFailureAsync(
        context.Message.Message, context.Message.Exceptions.FirstOrDefault()?.Message ?? "", context.CancellationToken);
}
