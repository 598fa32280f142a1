using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using BriefingBus.Delivery.Ledger;

namespace BriefingBus.Delivery.Email.Smtp;

/// <summary>A session with a mail server (RFC 5321). A message was not delivered as long as the dot that ends it has not been sent: until then
/// every failure is certain. From then to the server's reply it may have been.</summary>
internal sealed class SmtpSession : IAsyncDisposable
{
    private readonly EmailOptions options;
    private readonly SmtpPatience patience;
    private readonly SmtpConnection connection;
    private SmtpExtensions extensions = new(new Dictionary<string, IReadOnlyList<string>>());

    /// <summary>True where it may be the server's turn, or the connection's end, so that there is no more to say.</summary>
    private bool outOfStep = true;

    private SmtpSession(EmailOptions options, SmtpPatience patience, SmtpConnection connection) =>
        (this.options, this.patience, this.connection) = (options, patience, connection);

    /// <summary>Connects, encrypts and signs in, as the options say.</summary>
    /// <exception cref="NotDeliveredException">It did not come to that.</exception>
    public static async Task<SmtpSession> OpenAsync(EmailOptions options, SmtpPatience patience, TimeProvider clock, CancellationToken cancellationToken)
    {
        SmtpSession? session = null;
        await CertainlyAsync(options, async () =>
        {
            session = new(options, patience, await SmtpConnection.OpenAsync(options.Server, options.PortOrUsual, patience.Connect, clock, cancellationToken));
            try
            {
                await session.BeginAsync(cancellationToken);
            }
            catch
            {
                await session.DisposeAsync();
                throw;
            }
        });
        return session!;
    }

    /// <summary>Hands over a message. From its final dot on, nothing but time stops the wait for the reply: to leave would put it in doubt.</summary>
    /// <returns>The server's words, which often name the message's number in its queue.</returns>
    /// <exception cref="NotDeliveredException">The server did not take it.</exception>
    /// <exception cref="InDoubtException">The connection ended before the reply to the whole message.</exception>
    public async Task<string> SendAsync(SmtpEnvelope envelope, CancellationToken cancellationToken)
    {
        await CertainlyAsync(options, () => OfferAsync(envelope, cancellationToken));
        SmtpReply reply;
        try
        {
            await connection.WriteAsync(DotStuffing.End, patience.Data, CancellationToken.None);
            reply = await connection.ReplyAsync(patience.Acceptance, CancellationToken.None);
            outOfStep = reply is { IsDone: false, IsRefused: false, IsRefusedForNow: false };
        }
        catch (Exception fault) when (fault is IOException or SocketException or TimeoutException or NotSmtpException)
        {
            throw new InDoubtException($"{options.Server} was given the whole message for {envelope.To.Address} and did not answer: {fault.Message}", fault);
        }
        return reply switch
        {
            { IsDone: true } => reply.ToString(),
            { IsRefused: true } or { IsRefusedForNow: true } => throw Refusal($"the message for {envelope.To.Address}", reply),
            _ => throw new InDoubtException($"{options.Server} was given the whole message for {envelope.To.Address} and answered {reply}"),
        };
    }

    /// <summary>Says goodbye, where the connection still stands, and closes it.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            if (!outOfStep)
            {
                await connection.CommandAsync("QUIT", patience.Quit, CancellationToken.None);
                await connection.ReplyAsync(patience.Quit, CancellationToken.None);
            }
        }
        catch (Exception fault) when (fault is IOException or SocketException or TimeoutException or NotSmtpException)
        {
            // What was to be said is said: a server that leaves without goodbye has taken or refused the message all the same.
        }
        await connection.DisposeAsync();
    }

    private async Task BeginAsync(CancellationToken cancellationToken)
    {
        if (options.Security == SmtpSecurity.Tls)
            await EncryptAsync(cancellationToken);
        Expect("the connection", await connection.ReplyAsync(patience.Command, cancellationToken));
        await HelloAsync(cancellationToken);
        if (options.Security == SmtpSecurity.StartTls)
        {
            if (!extensions.StartTls)
                throw new NotDeliveredException($"{options.Server} does not offer STARTTLS: see 'security' and 'port'", isTransient: false);
            Expect("STARTTLS", await AskAsync("STARTTLS", cancellationToken));
            await EncryptAsync(cancellationToken);
            await HelloAsync(cancellationToken);
        }
        if (options.User is { } user && options.Password is { } password)
            await SignInAsync(user, password.Value, cancellationToken);
    }

    private async Task HelloAsync(CancellationToken cancellationToken)
    {
        var name = options.Hello ?? connection.LocalAddress switch
        {
            { AddressFamily: AddressFamily.InterNetworkV6 } six => $"[IPv6:{new IPAddress(six.GetAddressBytes())}]",
            var four => $"[{four}]",
        };
        var reply = await AskAsync($"EHLO {name}", cancellationToken);
        Expect("EHLO", reply);
        extensions = SmtpExtensions.Of(reply);
    }

    private Task EncryptAsync(CancellationToken cancellationToken)
    {
        outOfStep = true;
        return connection.EncryptAsync(options.Server, options.Ca is null ? null : options.Authorities(), patience.Command, cancellationToken);
    }

    /// <summary>PLAIN (RFC 4616), or LOGIN where the server offers only that.</summary>
    private async Task SignInAsync(string user, string password, CancellationToken cancellationToken)
    {
        var offered = extensions.Authentication;
        SmtpReply reply;
        if (offered.Contains("PLAIN"))
        {
            reply = await AskAsync($"AUTH PLAIN {Base64($"\0{user}\0{password}")}", cancellationToken);
        }
        else if (offered.Contains("LOGIN"))
        {
            reply = await AskAsync("AUTH LOGIN", cancellationToken);
            foreach (var word in new[] { user, password })
                reply = reply.Code == 334 ? await AskAsync(Base64(word), cancellationToken) : reply;
        }
        else
        {
            throw new NotDeliveredException(
                $"{options.Server} offers no way to sign in with a password (it offers {(offered.Count == 0 ? "none" : string.Join(", ", offered))})", isTransient: false);
        }
        if (reply.IsRefused)
            throw new NotDeliveredException($"{options.Server} does not let '{user}' in: {reply}. See 'user' and 'password'", isTransient: false);
        Expect($"the sign-in of '{user}'", reply);
    }

    /// <summary>Everything up to the message's last line; the dot that ends it is missing still.</summary>
    private async Task OfferAsync(SmtpEnvelope envelope, CancellationToken cancellationToken)
    {
        var (message, parameters) = (envelope.Message, "");
        if (envelope.NeedsUtf8)
        {
            if (!extensions.SmtpUtf8)
                throw new NotDeliveredException($"{options.Server} does not know addresses beyond ASCII (SMTPUTF8), which the message for {envelope.To.Address} needs", isTransient: false);
            parameters += " BODY=8BITMIME SMTPUTF8";
        }
        if (extensions.LargestMessage < message.Length)
            throw new NotDeliveredException($"{options.Server} takes messages of at most {extensions.LargestMessage} octets; this one has {message.Length}", isTransient: false);
        if (extensions.Size)
            parameters += $" SIZE={message.Length}";
        Expect($"mail from {envelope.From.Address}", await AskAsync($"MAIL FROM:<{envelope.From.Address}>{parameters}", cancellationToken));
        Expect($"mail for {envelope.To.Address}", await AskAsync($"RCPT TO:<{envelope.To.Address}>", cancellationToken));
        var go = await AskAsync("DATA", cancellationToken);
        if (go.Code != 354)
            throw Refusal($"the message for {envelope.To.Address}", go);
        // From here on the server waits for the message's end: a goodbye would be a line of it.
        outOfStep = true;
        await connection.WriteAsync(DotStuffing.Stuff(message), patience.Data, cancellationToken);
    }

    private async Task<SmtpReply> AskAsync(string command, CancellationToken cancellationToken)
    {
        outOfStep = true;
        await connection.CommandAsync(command, patience.Command, cancellationToken);
        var reply = await connection.ReplyAsync(patience.Command, cancellationToken);
        outOfStep = false;
        return reply;
    }

    private void Expect(string what, SmtpReply reply)
    {
        if (!reply.IsDone)
            throw Refusal(what, reply);
    }

    /// <summary>4xx can pass (RFC 5321 §4.2.1), greylisting among it; everything else does not pass by itself.</summary>
    private NotDeliveredException Refusal(string what, SmtpReply reply) => reply.IsRefusedForNow
        ? new NotDeliveredException($"{options.Server} puts off {what}: {reply}", isTransient: true)
        : new NotDeliveredException($"{options.Server} refuses {what}: {reply}", isTransient: false);

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    /// <summary>Takes steps before a message's final dot, so that whatever goes wrong is certain not to have delivered it.</summary>
    private static async Task CertainlyAsync(EmailOptions options, Func<Task> steps)
    {
        var server = $"{options.Server}:{options.PortOrUsual}";
        try
        {
            await steps();
        }
        catch (Exception fault) when (fault is IOException or SocketException or TimeoutException)
        {
            throw new NotDeliveredException($"{server} is not reached, or went away: {fault.Message}", isTransient: true, fault);
        }
        catch (OperationCanceledException stop)
        {
            throw new NotDeliveredException("This process was stopped before the message was handed over", isTransient: true, stop);
        }
        catch (AuthenticationException fault)
        {
            throw new NotDeliveredException($"The connection to {server} cannot be trusted: {fault.GetBaseException().Message.TrimEnd('.')}. See 'server', 'security' and 'ca'", isTransient: false, fault);
        }
        catch (NotSmtpException fault)
        {
            throw new NotDeliveredException($"What answers at {server} speaks no SMTP: {fault.Message}. See 'server', 'port' and 'security'", isTransient: false, fault);
        }
    }
}
