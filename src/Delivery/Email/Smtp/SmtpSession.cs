using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using BriefingBus.Delivery.Ledger;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using MimeKit.IO;

namespace BriefingBus.Delivery.Email.Smtp;

/// <summary>A session with a mail server (RFC 5321). A message was not delivered as long as the dot that ends it has not been sent: until
/// then every failure is certain. From then to the server's reply it may have been.</summary>
internal sealed class SmtpSession : IAsyncDisposable
{
    /// <summary>The ways to sign in with a password, the best first. Only one is tried: servers count wrong passwords.</summary>
    private static readonly string[] Mechanisms = ["SCRAM-SHA-512", "SCRAM-SHA-256", "SCRAM-SHA-1", "PLAIN", "LOGIN"];

    /// <summary>Server authentication (RFC 5280 §4.2.1.12).</summary>
    private static readonly Oid ServerAuthentication = new("1.3.6.1.5.5.7.3.1");

    private readonly EmailOptions options;
    private readonly SmtpTimeouts timeouts;
    private readonly TimeProvider clock;
    private readonly SmtpExchange exchange = new();
    private readonly SmtpClient client;
    private SslPolicyErrors certificateErrors;

    private SmtpSession(EmailOptions options, SmtpTimeouts timeouts, TimeProvider clock)
    {
        (this.options, this.timeouts, this.clock) = (options, timeouts, clock);
        client = new(exchange)
        {
            Timeout = Milliseconds(timeouts.Command),
            CheckCertificateRevocation = false,
            ServerCertificateValidationCallback = IsTrusted,
        };
    }

    private string Server => $"{options.Server}:{options.PortOrUsual}";

    /// <summary>Connects, encrypts and signs in, as the options say.</summary>
    /// <exception cref="NotDeliveredException">It did not come to that.</exception>
    public static async Task<SmtpSession> OpenAsync(
        EmailOptions options, SmtpTimeouts timeouts, TimeProvider clock, CancellationToken cancellationToken)
    {
        var session = new SmtpSession(options, timeouts, clock);
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

    /// <summary>Hands over a message to its recipient. From its final dot on, only time ends the wait for the
    /// reply: to stop would leave the delivery uncertain.</summary>
    /// <returns>The server's reply, which often names the message's number in its queue.</returns>
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
                $"{options.Server} was given the whole message for {to.Address} and answered "
                    + SmtpExchange.Words((int)refusal.StatusCode, refusal.Message),
                refusal);
        }
        catch (Exception fault) when (IsOfTheConnection(fault))
        {
            throw progress.IsComplete
                ? new InDoubtException(
                    $"{options.Server} was given the whole message for {to.Address} and did not answer: "
                        + (exchange.Violation ?? fault.Message),
                    fault)
                : Unreached(fault, cancellationToken);
        }
    }

    /// <summary>Says goodbye where the connection is still there, and closes it.</summary>
    public async ValueTask DisposeAsync()
    {
        using var limit = new CancellationTokenSource(timeouts.Quit, clock);
        try
        {
            await client.DisconnectAsync(quit: true, limit.Token);
        }
        catch (Exception fault) when (fault is CommandException || IsOfTheConnection(fault))
        {
            // The message is accepted or refused already, whether the server answers to QUIT or not.
        }
        client.Dispose();
    }

    private async Task ConnectAsync(CancellationToken cancellationToken)
    {
        var security = options.Security switch
        {
            SmtpSecurity.Tls => SecureSocketOptions.SslOnConnect,
            SmtpSecurity.StartTls => SecureSocketOptions.StartTls,
            _ => SecureSocketOptions.None,
        };
        try
        {
            var socket = await OpenSocketAsync(cancellationToken);
            client.LocalDomain = options.Hello ?? LocalAddress(socket);
            await client.ConnectAsync(socket, options.Server, options.PortOrUsual, security, cancellationToken);
        }
        catch (NotSupportedException) when (!client.Capabilities.HasFlag(SmtpCapabilities.StartTLS))
        {
            throw new NotDeliveredException($"{options.Server} does not offer STARTTLS: see 'security' and 'port'", isTransient: false);
        }
        catch (SslHandshakeException fault) when (exchange.Violation is null)
        {
            var reason = certificateErrors == SslPolicyErrors.None
                ? fault.GetBaseException().Message.TrimEnd('.')
                : $"its certificate is not valid for it ({certificateErrors})";
            throw new NotDeliveredException(
                $"The connection to {Server} cannot be trusted: {reason}. See 'server', 'security' and 'ca'", isTransient: false, fault);
        }
        catch (SmtpCommandException refusal) when (exchange.HelloRefusal is null)
        {
            throw Refusal("the connection", new((int)refusal.StatusCode, refusal.Message), refusal);
        }
        catch (Exception fault) when (exchange.HelloRefusal is null && IsOfTheConnection(fault))
        {
            throw Unreached(fault, cancellationToken);
        }
        catch (Exception fault) when (exchange.HelloRefusal is { } reply && fault is CommandException or ProtocolException)
        {
            throw Refusal("EHLO", reply, fault);
        }
        if (exchange.HelloRefusal is { } refused)
            throw Refusal("EHLO", refused);
    }

    private async Task<Socket> OpenSocketAsync(CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        using var limit = new CancellationTokenSource(timeouts.Connect, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await socket.ConnectAsync(options.Server, options.PortOrUsual, either.Token);
            return socket;
        }
        catch (OperationCanceledException tooLong) when (!cancellationToken.IsCancellationRequested)
        {
            socket.Dispose();
            throw new TimeoutException($"no connection within {timeouts.Connect.TotalSeconds:0.##} s", tooLong);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>This end's address; MailKit writes it as a literal (RFC 5321 §4.1.3), where its host name may mean
    /// nothing to the server.</summary>
    private static string LocalAddress(Socket socket)
    {
        var address = ((IPEndPoint)socket.LocalEndPoint!).Address;
        return (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString();
    }

    private async Task SignInAsync(CancellationToken cancellationToken)
    {
        if (options is not { User: { } user, Password: { } password })
            return;
        var offered = client.AuthenticationMechanisms;
        var mechanism = Mechanisms.FirstOrDefault(offered.Contains) ?? throw new NotDeliveredException(
            $"{options.Server} offers no way to sign in with a password "
                + $"(it offers {(offered.Count == 0 ? "none" : string.Join(", ", offered))})",
            isTransient: false);
        try
        {
            var credentials = new NetworkCredential(user, password.Value);
            await client.AuthenticateAsync(SaslMechanism.Create(mechanism, Encoding.UTF8, credentials)!, cancellationToken);
        }
        catch (Exception refusal) when (refusal is AuthenticationException or CommandException)
        {
            throw exchange.Reply is { IsTransient: true } later
                ? Refusal($"the sign-in of '{user}'", later, refusal)
                : new NotDeliveredException(
                    $"{options.Server} does not let '{user}' in: {exchange.Reply?.ToString() ?? refusal.Message}. "
                        + "See 'user' and 'password'",
                    isTransient: false);
        }
        catch (Exception fault) when (IsOfTheConnection(fault))
        {
            throw Unreached(fault, cancellationToken);
        }
    }

    /// <summary>Checks a message against what the server accepts.</summary>
    /// <returns>Its size in octets.</returns>
    private async Task<long> CheckAsync(MimeMessage message, FormatOptions format, MailboxAddress to)
    {
        if (format.International && !client.Capabilities.HasFlag(SmtpCapabilities.UTF8))
            throw new NotDeliveredException(
                $"{options.Server} does not know addresses beyond ASCII (SMTPUTF8), which the message for {to.Address} needs",
                isTransient: false);
        await using var measure = new MeasuringStream();
        await message.WriteToAsync(format, measure, CancellationToken.None);
        return client.MaxSize == 0 || measure.Length <= client.MaxSize
            ? measure.Length
            : throw new NotDeliveredException(
                $"{options.Server} takes messages of at most {client.MaxSize} octets; this one has {measure.Length}", isTransient: false);
    }

    /// <summary>Checks the certificate's name, and that an authority of the machine vouches for it or, with
    /// <see cref="EmailOptions.Ca"/>, one of those alone.</summary>
    private bool IsTrusted(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (options.Ca is not null && certificate is X509Certificate2 own)
        {
            using var anchored = new X509Chain();
            anchored.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            anchored.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
            anchored.ChainPolicy.ApplicationPolicy.Add(ServerAuthentication);
            anchored.ChainPolicy.CustomTrustStore.AddRange(options.Authorities());
            foreach (var element in chain?.ChainElements ?? Enumerable.Empty<X509ChainElement>())
                anchored.ChainPolicy.ExtraStore.Add(element.Certificate);
            errors = anchored.Build(own)
                ? errors & ~SslPolicyErrors.RemoteCertificateChainErrors
                : errors | SslPolicyErrors.RemoteCertificateChainErrors;
        }
        certificateErrors = errors;
        return errors == SslPolicyErrors.None;
    }

    private NotDeliveredException Refusal(string what, SmtpReply reply, Exception? cause = null) => reply.IsTransient
        ? new($"{options.Server} puts off {what}: {reply}", isTransient: true, cause)
        : new($"{options.Server} refuses {what}: {reply}", isTransient: false, cause);

    private NotDeliveredException Unreached(Exception fault, CancellationToken cancellationToken) =>
        exchange.Violation is { } violation
            ? new($"What answers at {Server} speaks no SMTP: {violation}. See 'server', 'port' and 'security'", isTransient: false, fault)
        : cancellationToken.IsCancellationRequested
            ? new("This process was stopped before the message was handed over", isTransient: true, fault)
        : new($"{Server} is not reached, or went away: {fault.Message.TrimEnd('.')}", isTransient: true, fault);

    private static bool IsOfTheConnection(Exception fault) => fault is IOException or SocketException or TimeoutException
        or OperationCanceledException or ProtocolException or ServiceNotConnectedException or SslHandshakeException;

    private static bool NeedsUtf8(MimeMessage message) =>
        message.From.Mailboxes.Concat(message.To.Mailboxes).Concat(message.ReplyTo.Mailboxes).Any(m => m.IsInternational);

    private static int Milliseconds(TimeSpan timeout) => (int)Math.Min(timeout.TotalMilliseconds, int.MaxValue);
}
