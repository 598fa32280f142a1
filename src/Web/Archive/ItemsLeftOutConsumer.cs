using MassTransit;

namespace BriefingBus.Web.Archive;

/// <summary>Stores what briefings left out.</summary>
internal sealed class ItemsLeftOutConsumer(LeftOutArchive archive) : IConsumer<ItemsLeftOut>
{
    public Task Consume(ConsumeContext<ItemsLeftOut> context) => archive.KeepAsync(context.Message, context.CancellationToken);
}
