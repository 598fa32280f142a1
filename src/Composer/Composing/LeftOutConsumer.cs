using BriefingBus.Configuration;
using BriefingBus.Contracts;
using BriefingBus.ServiceDefaults.Bus;
using MassTransit;

namespace BriefingBus.Composer.Composing;

/// <summary>Publishes what a briefing left out, after the briefing itself was published.</summary>
public sealed class LeftOutConsumer(BriefingComposer composer, BriefingConfiguration configuration) : IConsumer<BriefingComposed>
{
    public async Task Consume(ConsumeContext<BriefingComposed> context)
    {
        var briefing = context.Message;
        // The rules of an edition that was removed are unknown, and therefore also the reasons.
        if (!configuration.Editions.Any(e => e.Name == briefing.Edition))
            return;
        var messages = await composer.ReadAsync(
            briefing.Edition, briefing.ScheduledAt, input => LeftOutItems.Of(briefing, input), context.CancellationToken);
        foreach (var message in messages)
            await PublishLimit.KeepAsync(limited => context.Publish(message, limited), context.CancellationToken);
    }
}
