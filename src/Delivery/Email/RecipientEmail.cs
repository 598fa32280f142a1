using BriefingBus.Delivery.Ledger;

namespace BriefingBus.Delivery.Email;

/// <summary>A briefing for one recipient. SMTP cannot query the fate of a message, so a message without a reply stays uncertain.</summary>
internal sealed record RecipientEmail(
    BriefingComposed Briefing, Mailbox To, ListOfRecipients List, MailServerAccess Server, TimeProvider Clock) : IOutletPart
{
    public string Key => To.Address;

    public async Task<string> SendAsync(IReadOnlyDictionary<string, string> receipts, CancellationToken cancellationToken)
    {
        using var message = (await BriefingEmail.OfAsync(Briefing, List, To, Clock.GetUtcNow())).ToMime();
        return await Server.SendAsync(message, cancellationToken);
    }

    public Task<DeliveryStatus> GetStatusAsync(
        IReadOnlyDictionary<string, string> receipts, DateTimeOffset startedAt, CancellationToken cancellationToken) =>
        Task.FromResult<DeliveryStatus>(new DeliveryStatus.Unknown(
            $"The attempt broke off before {List.Options.Server} answered to the whole message, and a mail server cannot be asked. "
            + $"The recipient, or the server's log, knows whether Message-ID {MessageId} came"));

    private string MessageId => BriefingEmail.MessageId(Briefing.BriefingId, To, Mailbox.OrNull(List.Options.From)!);
}
