using BriefingBus.Composer.Publishing;
using BriefingBus.Contracts;
using MassTransit;

namespace BriefingBus.Composer.Composing;

/// <summary>Composes, stores, publishes and marks a briefing. A requester also gets the briefing as the response, even if it was composed
/// and published before.</summary>
public sealed class ComposeBriefingConsumer(BriefingComposer composer, Publication publication) : IConsumer<ComposeBriefing>
{
    public async Task Consume(ConsumeContext<ComposeBriefing> context)
    {
        var briefing = await composer.ComposeAsync(context.Message, context.CancellationToken);
        await publication.PublishOnceAsync(briefing, context, context.CancellationToken);
        if (context.RequestId is not null)
            await context.RespondAsync(briefing.Composed);
    }
}
