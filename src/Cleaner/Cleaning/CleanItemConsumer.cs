using BriefingBus.Cleaner.Summaries;
using BriefingBus.Contracts;
using MassTransit;

namespace BriefingBus.Cleaner.Cleaning;

/// <summary>Cleans one entry by itself; what it throws brings that entry alone to the dead letters.</summary>
public sealed class CleanItemConsumer(SummaryOptions options) : IConsumer<CleanItem>
{
    /// <inheritdoc />
    public Task Consume(ConsumeContext<CleanItem> context) =>
        context.Publish(EntryCleaner.Clean(context.Message, options), context.CancellationToken);
}
