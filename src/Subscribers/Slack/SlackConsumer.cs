using BriefingBus.Contracts;
using BriefingBus.Delivery.Ledger;
using BriefingBus.Slack.Delivering;
using MassTransit;

namespace BriefingBus.Slack;

/// <summary>Delivers each briefing to the Slack channels.</summary>
public sealed class SlackConsumer(Deliverer deliverer, SlackChannels channels) : IConsumer<BriefingComposed>
{
    /// <inheritdoc/>
    public Task Consume(ConsumeContext<BriefingComposed> context) =>
        deliverer.DeliverAsync(channels.Outlets, context.Message, context.CancellationToken);
}
