using BriefingBus.Configuration;
using BriefingBus.Contracts;
using BriefingBus.Delivery.Ledger;
using BriefingBus.Delivery.Email.Composing;
using BriefingBus.Delivery.Email.Smtp;

namespace BriefingBus.Delivery.Email.Delivering;

/// <summary>A list of addresses: a message for each, so that one that is refused costs itself alone.</summary>
internal sealed class EmailList(string name, EmailOptions options, SmtpPatience patience, TimeProvider clock) : IOutlet
{
    public string Name => name;

    public IReadOnlyList<string> Editions => options.Editions;

    public NoticeDelivery Notices => options.Notices;

    public bool InOrder => false;

    public Task<IReadOnlyList<IOutletPart>> PartsAsync(BriefingComposed briefing, CancellationToken cancellationToken)
    {
        var round = new MailRound(options, patience, clock);
        return Task.FromResult<IReadOnlyList<IOutletPart>>([.. options.To.Select(Mailbox.OrNull).OfType<Mailbox>().Select(to => new RecipientEmail(briefing, to, options, round, clock))]);
    }
}
