using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using BriefingBus.Rendering;
using BriefingBus.Text;

namespace BriefingBus.Delivery.Email.Smtp;

/// <summary>A connection to a mail server: commands out, replies in, each within its time.</summary>
internal sealed class SmtpConnection : IAsyncDisposable
{
    /// <summary>RFC 5321 §4.5.3.1.5 allows 512 octets a line; servers write more, but none writes this much.</summary>
    private const int MaxLineLength = 4096;

    private const int MaxLines = 200;

    private readonly TcpClient tcp;
    private readonly TimeProvider clock;
    private readonly byte[] buffer = new byte[MaxLineLength];
    private Stream stream;
    private int start;
    private int end;

    private SmtpConnection(TcpClient tcp, TimeProvider clock)
    {
        (this.tcp, this.clock) = (tcp, clock);
        stream = tcp.GetStream();
    }

    /// <summary>This end's address.</summary>
    public IPAddress LocalAddress => ((IPEndPoint)tcp.Client.LocalEndPoint!).Address is { IsIPv4MappedToIPv6: true } mapped
        ? mapped.MapToIPv4()
        : ((IPEndPoint)tcp.Client.LocalEndPoint!).Address;

    /// <summary>Connects.</summary>
    /// <exception cref="SocketException">There is no way to the server, or nothing listens.</exception>
    /// <exception cref="TimeoutException">It took too long.</exception>
    public static async Task<SmtpConnection> OpenAsync(string host, int port, TimeSpan patience, TimeProvider clock, CancellationToken cancellationToken)
    {
        var client = new TcpClient { NoDelay = true };
        try
        {
            await WithinAsync(patience, clock, limit => client.ConnectAsync(host, port, limit).AsTask(), cancellationToken);
            return new SmtpConnection(client, clock);
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    /// <summary>Encrypts the connection, and checks that the certificate is the host's and that an authority of the machine, or one of these, vouches for it.</summary>
    /// <exception cref="System.Security.Authentication.AuthenticationException">The certificate is not to be trusted, or the server speaks no TLS.</exception>
    public async Task EncryptAsync(string host, X509Certificate2Collection? authorities, TimeSpan patience, CancellationToken cancellationToken)
    {
        // Whatever came before encryption may come from anyone: nothing of it is taken for what the server says under encryption.
        if (start < end)
            throw new NotSmtpException("it said more than it was asked before encryption began");
        var encrypted = new SslStream(stream);
        stream = encrypted;
        var options = new SslClientAuthenticationOptions { TargetHost = host };
        if (authorities is not null)
        {
            options.CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            options.CertificateChainPolicy.CustomTrustStore.AddRange(authorities);
        }
        await WithinAsync(patience, clock, limit => encrypted.AuthenticateAsClientAsync(options, limit), cancellationToken);
    }

    /// <summary>Sends a command.</summary>
    /// <exception cref="ArgumentException">It is not one line.</exception>
    public Task CommandAsync(string command, TimeSpan patience, CancellationToken cancellationToken) =>
        command.AsSpan().ContainsAny('\r', '\n', '\0')
            ? throw new ArgumentException("A command is one line", nameof(command))
            : WriteAsync(Encoding.UTF8.GetBytes(command + "\r\n"), patience, cancellationToken);

    /// <summary>Sends octets as they are.</summary>
    /// <exception cref="IOException">The connection broke.</exception>
    /// <exception cref="TimeoutException">They were not taken in time.</exception>
    public Task WriteAsync(ReadOnlyMemory<byte> octets, TimeSpan patience, CancellationToken cancellationToken) => WithinAsync(
        patience,
        clock,
        async limit =>
        {
            await stream.WriteAsync(octets, limit);
            await stream.FlushAsync(limit);
        },
        cancellationToken);

    /// <summary>Waits for a reply.</summary>
    /// <exception cref="IOException">The connection broke or ended.</exception>
    /// <exception cref="NotSmtpException">What came is no reply.</exception>
    /// <exception cref="TimeoutException">It took too long.</exception>
    public async Task<SmtpReply> ReplyAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        SmtpReply? reply = null;
        await WithinAsync(patience, clock, async limit => reply = await ReadReplyAsync(limit), cancellationToken);
        return reply!;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await stream.DisposeAsync();
        tcp.Dispose();
    }

    private async Task<SmtpReply> ReadReplyAsync(CancellationToken cancellationToken)
    {
        List<string> lines = [];
        while (lines.Count < MaxLines)
        {
            var line = await ReadLineAsync(cancellationToken);
            if (SmtpReply.ReadLine(line) is not { } read)
                throw new NotSmtpException($"it says '{Printable.Line(TextShortener.Shorten(line, 101))}'");
            lines.Add(read.Text);
            if (read.IsLast)
                return new SmtpReply(read.Code, lines);
        }
        throw new NotSmtpException($"its reply has more than {MaxLines} lines");
    }

    private async Task<string> ReadLineAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var length = buffer.AsSpan(start, end - start).IndexOf((byte)'\n');
            if (length >= 0)
            {
                var line = Encoding.UTF8.GetString(buffer, start, length).TrimEnd('\r');
                start += length + 1;
                return line;
            }
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
            if (end == buffer.Length)
                throw new NotSmtpException($"a line of its has more than {MaxLineLength} octets");
            var read = await stream.ReadAsync(buffer.AsMemory(end), cancellationToken);
            if (read == 0)
                throw new EndOfStreamException("the server ended the connection");
            end += read;
        }
    }

    private static async Task WithinAsync(TimeSpan patience, TimeProvider clock, Func<CancellationToken, Task> step, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await step(either.Token);
        }
        catch (OperationCanceledException tooLong) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"the server took longer than {patience.TotalSeconds:0.##} s", tooLong);
        }
    }
}
