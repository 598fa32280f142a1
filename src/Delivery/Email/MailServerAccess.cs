using BriefingBus.Delivery.Email.Smtp;
using BriefingBus.Delivery.Ledger;
using MimeKit;

namespace BriefingBus.Delivery.Email;

/// <summary>One briefing's access to a mail server. A server that is unreachable or refuses the password is tried once rather than for each
/// recipient: servers count wrong passwords, and timeouts add up.</summary>
internal sealed class MailServerAccess(SmtpServer server, SmtpTimeouts timeouts, TimeProvider clock)
{
    private NotDeliveredException? failure;

    /// <summary>Sends a message in a session of its own.</summary>
    /// <inheritdoc cref="SmtpSession.SendAsync"/>
    public async Task<string> SendAsync(MimeMessage message, CancellationToken cancellationToken)
    {
        if (failure is not null)
            throw new NotDeliveredException(failure.Message, failure.IsTransient, failure);
        await using var session = await OpenAsync(cancellationToken);
        return await session.SendAsync(message, cancellationToken);
    }

    private async Task<SmtpSession> OpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await SmtpSession.OpenAsync(server, timeouts, clock, cancellationToken);
        }
        catch (NotDeliveredException fault)
        {
            failure = fault;
            throw;
        }
    }
}
