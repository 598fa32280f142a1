using MassTransit;

namespace BriefingBus.Web.Archive;

/// <summary>Stores each briefing, and notifies the hub of it.</summary>
internal sealed class BriefingComposedConsumer(BriefingArchive archive, HubPing hub) : IConsumer<BriefingComposed>
{
    public async Task Consume(ConsumeContext<BriefingComposed> context)
    {
        if (await archive.KeepAsync(context.Message, context.CancellationToken))
            await hub.AnnounceAsync(context.Message, context.CancellationToken);
    }
}
