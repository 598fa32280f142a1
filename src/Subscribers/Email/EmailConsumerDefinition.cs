using BriefingBus.Delivery.Ledger;


namespace BriefingBus.Email;

/// <summary>The queue of e-mail.</summary>
public sealed class EmailConsumerDefinition() : OutletConsumerDefinition<EmailConsumer>(EmailRegistration.Kind);
