using BriefingBus.Delivery.Ledger;


namespace BriefingBus.Slack;

/// <summary>The queue of Slack.</summary>
public sealed class SlackConsumerDefinition() : OutletConsumerDefinition<SlackConsumer>(SlackRegistration.Kind);
