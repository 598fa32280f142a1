using BriefingBus.Contracts;
using BriefingBus.Delivery.Ledger;
using BriefingBus.Files.Delivering;
using MassTransit;

namespace BriefingBus.Files;

/// <summary>Writes each briefing into the folders.</summary>
public sealed class FilesConsumer(Deliverer deliverer, BriefingFolders folders) : IConsumer<BriefingComposed>
{
    /// <inheritdoc/>
    public Task Consume(ConsumeContext<BriefingComposed> context) =>
        deliverer.DeliverAsync(folders.Outlets, context.Message, context.CancellationToken);
}
