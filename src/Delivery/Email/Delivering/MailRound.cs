using BriefingBus.Delivery.Ledger;
using BriefingBus.Delivery.Email.Smtp;

namespace BriefingBus.Delivery.Email.Delivering;

/// <summary>One briefing's messages to one mail server. Where there is no getting in, whether it is away or the password is wrong, it is tried
/// once and not for each recipient anew: a server counts wrong passwords, and waiting for one that is away takes its time.</summary>
internal sealed class MailRound(EmailOptions options, SmtpPatience patience, TimeProvider clock)
{
    private NotDeliveredException? shut;

    /// <summary>Sends a message in a session of its own.</summary>
    /// <inheritdoc cref="SmtpSession.SendAsync"/>
    public async Task<string> SendAsync(SmtpEnvelope envelope, CancellationToken cancellationToken)
    {
        if (shut is not null)
            throw new NotDeliveredException(shut.Message, shut.IsTransient, shut);
        await using var session = await OpenAsync(cancellationToken);
        return await session.SendAsync(envelope, cancellationToken);
    }

    private async Task<SmtpSession> OpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await SmtpSession.OpenAsync(options, patience, clock, cancellationToken);
        }
        catch (NotDeliveredException fault)
        {
            shut = fault;
            throw;
        }
    }
}
