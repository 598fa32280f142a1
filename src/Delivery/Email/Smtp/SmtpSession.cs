using System.Net.Security;
using System.Net.Sockets;
using BriefingBus.Delivery.Ledger;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using MimeKit.IO;

namespace BriefingBus.Delivery.Email.Smtp;

/// <summary>A session with a mail server (RFC 5321). A failure before the final dot of a message means that it was not delivered. Between
/// that dot and the server's reply, it may have been.</summary>
internal sealed partial class SmtpSession : IAsyncDisposable
{
    private readonly SmtpServer server;
    private readonly SmtpTimeouts timeouts;
    private readonly TimeProvider clock;
    private readonly SmtpExchange exchange = new();
    private readonly SmtpClient client;
    private SslPolicyErrors certificateErrors;

    private SmtpSession(SmtpServer server, SmtpTimeouts timeouts, TimeProvider clock)
    {
        (this.server, this.timeouts, this.clock) = (server, timeouts, clock);
        client = new(exchange)
        {
            Timeout = Milliseconds(timeouts.Command),
            CheckCertificateRevocation = false,
            ServerCertificateValidationCallback = IsTrusted,
        };
    }

    /// <summary>Connects, encrypts and signs in, as configured.</summary>
    /// <exception cref="NotDeliveredException">One of these failed.</exception>
    public static async Task<SmtpSession> OpenAsync(
        SmtpServer server, SmtpTimeouts timeouts, TimeProvider clock, CancellationToken cancellationToken)
    {
        var session = new SmtpSession(server, timeouts, clock);
        try
        {
            await session.ConnectAsync(cancellationToken);
            await session.SignInAsync(cancellationToken);
            return session;
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    /// <summary>Hands over a message for its recipient. After the final dot only the timeout ends the wait for the reply, since cancelling
    /// would leave the delivery uncertain.</summary>
    /// <returns>The server's reply, which often has the message's number in its queue.</returns>
    /// <exception cref="NotDeliveredException">The server did not accept it.</exception>
    /// <exception cref="InDoubtException">The connection ended before the reply to the whole message.</exception>
    public async Task<string> SendAsync(MimeMessage message, CancellationToken cancellationToken)
    {
        var (from, to) = (message.From.Mailboxes.First(), message.To.Mailboxes.First());
        var format = FormatOptions.Default.Clone();
        format.NewLineFormat = NewLineFormat.Dos;
        format.International = NeedsUtf8(message);
        var progress = new MessageProgress(await CheckAsync(message, format, to), () => client.Timeout = Milliseconds(timeouts.Acceptance));
        using var sending = new CancellationTokenSource();
        await using var stop = cancellationToken.Register(() =>
        {
            if (!progress.IsComplete)
                sending.Cancel();
        });
        try
        {
            var reply = await client.SendAsync(format, message, from, [to], sending.Token, progress);
            return SmtpExchange.Words((int)SmtpStatusCode.Ok, reply);
        }
        catch (SmtpCommandException refusal) when (!progress.IsComplete || (int)refusal.StatusCode is >= 400 and < 600)
        {
            var what = refusal.ErrorCode switch
            {
                SmtpErrorCode.SenderNotAccepted => $"mail from {from.Address}",
                SmtpErrorCode.RecipientNotAccepted => $"mail for {to.Address}",
                _ => $"the message for {to.Address}",
            };
            throw Refusal(what, new((int)refusal.StatusCode, refusal.Message), refusal);
        }
        catch (SmtpCommandException refusal)
        {
            throw new InDoubtException(
                $"{server.Name} was given the whole message for {to.Address} and answered "
                    + SmtpExchange.Words((int)refusal.StatusCode, refusal.Message),
                refusal);
        }
        catch (Exception fault) when (IsOfTheConnection(fault))
        {
            throw progress.IsComplete
                ? new InDoubtException(
                    $"{server.Name} was given the whole message for {to.Address} and did not answer: "
                        + (exchange.Violation ?? fault.Message),
                    fault)
                : Unreached(fault, cancellationToken);
        }
    }

    /// <summary>Sends QUIT on an open connection and closes it.</summary>
    public async ValueTask DisposeAsync()
    {
        using var limit = new CancellationTokenSource(timeouts.Quit, clock);
        try
        {
            await client.DisconnectAsync(quit: true, limit.Token);
        }
        catch (Exception fault) when (fault is CommandException || IsOfTheConnection(fault))
        {
            // The server has accepted or refused the message by now, whether it answers QUIT or not.
        }
        client.Dispose();
    }

    /// <summary>Checks a message against the server's limits.</summary>
    /// <returns>Its size in octets.</returns>
    private async Task<long> CheckAsync(MimeMessage message, FormatOptions format, MailboxAddress to)
    {
        if (format.International && !client.Capabilities.HasFlag(SmtpCapabilities.UTF8))
            throw new NotDeliveredException(
                $"{server.Name} does not know addresses beyond ASCII (SMTPUTF8), which the message for {to.Address} needs",
                isTransient: false);
        await using var measure = new MeasuringStream();
        await message.WriteToAsync(format, measure, CancellationToken.None);
        return client.MaxSize == 0 || measure.Length <= client.MaxSize
            ? measure.Length
            : throw new NotDeliveredException(
                $"{server.Name} takes messages of at most {client.MaxSize} octets; this one has {measure.Length}", isTransient: false);
    }

    private NotDeliveredException Refusal(string what, SmtpReply reply, Exception? cause = null) => reply.IsTransient
        ? new($"{server.Name} puts off {what}: {reply}", isTransient: true, cause)
        : new($"{server.Name} refuses {what}: {reply}", isTransient: false, cause);

    private NotDeliveredException Unreached(Exception fault, CancellationToken cancellationToken) =>
        exchange.Violation is { } violation
            ? new(
                $"The server at {server} does not speak SMTP: {violation}. See 'server', 'port' and 'security'", isTransient: false, fault)
        : cancellationToken.IsCancellationRequested
            ? new("This process was stopped before the message was handed over", isTransient: true, fault)
        : new($"{server} could not be reached, or closed the connection: {fault.Message.TrimEnd('.')}", isTransient: true, fault);

    private static bool IsOfTheConnection(Exception fault) => fault is IOException or SocketException or TimeoutException
        or OperationCanceledException or ProtocolException or ServiceNotConnectedException or SslHandshakeException;

    private static bool NeedsUtf8(MimeMessage message) =>
        message.From.Mailboxes.Concat(message.To.Mailboxes).Concat(message.ReplyTo.Mailboxes).Any(m => m.IsInternational);

    private static int Milliseconds(TimeSpan timeout) => (int)Math.Min(timeout.TotalMilliseconds, int.MaxValue);
}
