using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using BriefingBus.Delivery.Ledger;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace BriefingBus.Delivery.Email.Smtp;

/// <content>Connects, encrypts and signs in.</content>
internal sealed partial class SmtpSession
{
    /// <summary>The ways to sign in with a password, the best first. Only one is tried, since servers count wrong passwords.</summary>
    private static readonly string[] Mechanisms = ["SCRAM-SHA-512", "SCRAM-SHA-256", "SCRAM-SHA-1", "PLAIN", "LOGIN"];

    /// <summary>Server authentication (RFC 5280 §4.2.1.12).</summary>
    private static readonly Oid ServerAuthentication = new("1.3.6.1.5.5.7.3.1");

    private async Task ConnectAsync(CancellationToken cancellationToken)
    {
        var security = server.Security switch
        {
            SmtpSecurity.Tls => SecureSocketOptions.SslOnConnect,
            SmtpSecurity.StartTls => SecureSocketOptions.StartTls,
            _ => SecureSocketOptions.None,
        };
        try
        {
            var socket = await OpenSocketAsync(cancellationToken);
            client.LocalDomain = server.Hello ?? LocalAddress(socket);
            await client.ConnectAsync(socket, server.Name, server.Port, security, cancellationToken);
        }
        catch (NotSupportedException) when (!client.Capabilities.HasFlag(SmtpCapabilities.StartTLS))
        {
            throw new NotDeliveredException($"{server.Name} does not offer STARTTLS: see 'security' and 'port'", isTransient: false);
        }
        catch (SslHandshakeException fault) when (exchange.Violation is null)
        {
            var reason = certificateErrors == SslPolicyErrors.None
                ? fault.GetBaseException().Message.TrimEnd('.')
                : $"its certificate is not valid for it ({certificateErrors})";
            throw new NotDeliveredException(
                $"The connection to {server} cannot be trusted: {reason}. See 'server', 'security' and 'ca'", isTransient: false, fault);
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
            await socket.ConnectAsync(server.Name, server.Port, either.Token);
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

    /// <summary>The local address; MailKit writes it as a literal (RFC 5321 §4.1.3), since the server may not know the host name.</summary>
    private static string LocalAddress(Socket socket)
    {
        var address = ((IPEndPoint)socket.LocalEndPoint!).Address;
        return (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString();
    }

    private async Task SignInAsync(CancellationToken cancellationToken)
    {
        if (server is not { User: { } user, Password: { } password })
            return;
        var offered = client.AuthenticationMechanisms;
        var mechanism = Mechanisms.FirstOrDefault(offered.Contains) ?? throw new NotDeliveredException(
            $"{server.Name} offers no way to sign in with a password "
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
                    $"{server.Name} does not let '{user}' in: {exchange.Reply?.ToString() ?? refusal.Message}. "
                        + "See 'user' and 'password'",
                    isTransient: false);
        }
        catch (Exception fault) when (IsOfTheConnection(fault))
        {
            throw Unreached(fault, cancellationToken);
        }
    }

    /// <summary>Checks the certificate's name and its chain to an authority: one of <see cref="SmtpServer.Authorities"/>, or of the machine
    /// if those are null.</summary>
    private bool IsTrusted(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (server.Authorities is not null && certificate is X509Certificate2 own)
        {
            using var anchored = new X509Chain();
            anchored.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            anchored.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
            anchored.ChainPolicy.ApplicationPolicy.Add(ServerAuthentication);
            anchored.ChainPolicy.CustomTrustStore.AddRange(server.Authorities);
            foreach (var element in chain?.ChainElements ?? Enumerable.Empty<X509ChainElement>())
                anchored.ChainPolicy.ExtraStore.Add(element.Certificate);
            errors = anchored.Build(own)
                ? errors & ~SslPolicyErrors.RemoteCertificateChainErrors
                : errors | SslPolicyErrors.RemoteCertificateChainErrors;
        }
        certificateErrors = errors;
        return errors == SslPolicyErrors.None;
    }
}
