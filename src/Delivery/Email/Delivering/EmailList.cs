using BriefingBus.Configuration;
using BriefingBus.Contracts;
using BriefingBus.Delivery.Ledger;
using BriefingBus.Delivery.Email.Composing;
using BriefingBus.Delivery.Email.Smtp;

namespace BriefingBus.Delivery.Email.Delivering;

/// <summary>A list of addresses: a message for each, so that one that is refused costs itself alone.</summary>
internal sealed class EmailList(ListOfRecipients list, SmtpTimeouts timeouts, TimeProvider clock) : IOutlet
{
    public string Name => list.Name;

    public IReadOnlyList<string> Editions => list.Options.Editions;

    public NoticeDelivery Notices => list.Options.Notices;

    public bool InOrder => false;

    public Task<IReadOnlyList<IOutletPart>> PartsAsync(BriefingComposed briefing, CancellationToken cancellationToken)
    {
        var server = new MailServerAccess(list.Options, timeouts, clock);
        return Task.FromResult<IReadOnlyList<IOutletPart>>(
        [
            .. list.Options.To.Select(Mailbox.OrNull).OfType<Mailbox>().Select(to => new RecipientEmail(briefing, to, list, server, clock)),
        ]);
    }
}
