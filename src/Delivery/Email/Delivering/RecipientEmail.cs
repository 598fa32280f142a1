using BriefingBus.Contracts;
using BriefingBus.Delivery.Ledger;
using BriefingBus.Delivery.Email.Composing;
using BriefingBus.Delivery.Email.Smtp;

namespace BriefingBus.Delivery.Email.Delivering;

/// <summary>A briefing for one recipient. SMTP has no way to ask for a message that was handed over, so one without an answer stays uncertain.</summary>
internal sealed record RecipientEmail(BriefingComposed Briefing, Mailbox To, ListOfRecipients List, MailRound Round, TimeProvider Clock)
    : IOutletPart
{
    public string Key => To.Address;

    public async Task<string> SendAsync(IReadOnlyDictionary<string, string> receipts, CancellationToken cancellationToken)
    {
        var message = await BriefingEmail.OfAsync(Briefing, List, To, Clock.GetUtcNow());
        return await Round.SendAsync(new SmtpEnvelope(message.From, To, message.NeedsUtf8, message.ToBytes()), cancellationToken);
    }

    public Task<DeliveryStatus> GetStatusAsync(IReadOnlyDictionary<string, string> receipts, DateTimeOffset startedAt, CancellationToken cancellationToken) =>
        Task.FromResult<DeliveryStatus>(new DeliveryStatus.Unknown(
            $"The try broke off before {List.Options.Server} answered to the whole message, and a mail server cannot be asked. "
            + $"The recipient, or the server's log, knows whether Message-ID {BriefingEmail.MessageId(Briefing.BriefingId, To, Mailbox.OrNull(List.Options.From)!)} came"));
}
