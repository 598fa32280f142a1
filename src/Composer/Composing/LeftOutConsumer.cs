using BriefingBus.Configuration;
using BriefingBus.Contracts;
using BriefingBus.ServiceDefaults.Bus;
using MassTransit;

namespace BriefingBus.Composer.Composing;

/// <summary>Publishes what a briefing left out, once the briefing itself is on its way.</summary>
public sealed class LeftOutConsumer(BriefingComposer composer, BriefingConfiguration configuration) : IConsumer<BriefingComposed>
{
    public async Task Consume(ConsumeContext<BriefingComposed> context)
    {
        var briefing = context.Message;
        // The rules of an edition that is no longer configured are unknown, and so is what they left out.
        if (!configuration.Editions.Any(e => e.Name == briefing.Edition))
            return;
        var messages = await composer.ReadAsync(
            briefing.Edition, briefing.ScheduledAt, input => LeftOutItems.Of(briefing, input), context.CancellationToken);
        foreach (var message in messages)
            await PublishLimit.KeepAsync(limited => context.Publish(message, limited), context.CancellationToken);
    }
}
