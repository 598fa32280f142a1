using BriefingBus.Contracts;
using BriefingBus.Delivery.Ledger;
using BriefingBus.Email.Delivering;
using MassTransit;

namespace BriefingBus.Email;

/// <summary>Delivers each briefing to the lists of e-mail addresses.</summary>
public sealed class EmailConsumer(Deliverer deliverer, EmailLists lists) : IConsumer<BriefingComposed>
{
    /// <inheritdoc/>
    public Task Consume(ConsumeContext<BriefingComposed> context) =>
        deliverer.DeliverAsync(lists.Outlets, context.Message, context.CancellationToken);
}
