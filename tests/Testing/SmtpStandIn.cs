using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace BriefingBus.Testing;

/// <summary>A mail server on loopback that misbehaves as a test tells it to: other answers, silence, hanging up. It speaks in clear
/// text.</summary>
public sealed class SmtpStandIn : IAsyncDisposable
{
    /// <summary>Instead of an answer: the connection ends.</summary>
    public const string HangUp = "(hang up)";

    /// <summary>Instead of an answer: nothing comes, and the connection stays.</summary>
    public const string Silence = "(silence)";

    /// <summary>The key of the answer to the end of a message; <c>connection</c> is that of the greeting.</summary>
    public const string EndOfMessage = ".";

    public const string Greeting = "connection";

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource end = new();
    private readonly ConcurrentBag<Task> connections = [];
    private readonly ConcurrentQueue<string> commands = new();
    private readonly ConcurrentQueue<string> messages = new();
    private readonly Task accepting;
    private int received;

    public SmtpStandIn()
    {
        listener.Start();
        accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Answers by the beginning of the command; other commands get their usual answer.</summary>
    public ConcurrentDictionary<string, string> Answers { get; } = new(StringComparer.Ordinal);

    /// <summary>The extensions in its answer to EHLO.</summary>
    public IReadOnlyList<string> Offers { get; init; } = ["PIPELINING", "AUTH PLAIN LOGIN"];

    /// <summary>The number of octets of a message after which the connection ends.</summary>
    public int? HangUpWithin { get; init; }

    /// <summary>The delay of its answer to the end of a message.</summary>
    public TimeSpan ThinksFor { get; init; }

    /// <summary>The received commands over all connections; each connection begins with its greeting's key.</summary>
    public IReadOnlyList<string> Commands => [.. commands];

    /// <summary>The number of messages whose final dot has arrived, answered or not.</summary>
    public int Received => Volatile.Read(ref received);

    /// <summary>The accepted messages.</summary>
    public IReadOnlyList<string> Messages => [.. messages];

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await accepting;
        listener.Dispose();
        await Task.WhenAll(connections);
        end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                connections.Add(ServeAsync(await listener.AcceptTcpClientAsync(end.Token)));
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                using var lines = new StreamReader(stream, Encoding.UTF8);
                var command = Greeting;
                do
                {
                    commands.Enqueue(command);
                    if (!await AnswerAsync(command, stream, lines))
                        return;
                }
                while ((command = await lines.ReadLineAsync(end.Token)) is not null);
            }
            catch (Exception e) when (e is IOException or OperationCanceledException)
            {
                // The client is gone, or the test over.
            }
        }
    }

    private async Task<bool> AnswerAsync(string command, NetworkStream stream, StreamReader lines)
    {
        switch (Answers.FirstOrDefault(a => command.StartsWith(a.Key, StringComparison.OrdinalIgnoreCase)).Value ?? Usual(command))
        {
            case HangUp:
                return false;
            case Silence:
                await Task.Delay(Timeout.Infinite, end.Token);
                return false;
            case var answer:
                await stream.WriteAsync(Encoding.UTF8.GetBytes(answer + "\r\n"), end.Token);
                return !answer.StartsWith("354", StringComparison.Ordinal) || await TakeAsync(stream, lines);
        }
    }

    private async Task<bool> TakeAsync(NetworkStream stream, StreamReader lines)
    {
        var message = new StringBuilder();
        while (await lines.ReadLineAsync(end.Token) is { } line)
        {
            if (line == ".")
            {
                Interlocked.Increment(ref received);
                await Task.Delay(ThinksFor, end.Token);
                messages.Enqueue(message.ToString());
                commands.Enqueue(EndOfMessage);
                return await AnswerAsync(EndOfMessage, stream, lines);
            }
            message.Append(line).Append("\r\n");
            if (message.Length > HangUpWithin)
                return false;
        }
        return false;
    }

    private string Usual(string command) => command.Split(' ')[0].ToUpperInvariant() switch
    {
        "CONNECTION" => "220 standin.example ESMTP",
        "EHLO" => string.Concat(Offers.Prepend("standin.example").Select(o => $"250-{o}\r\n")) + "250 HELP",
        "AUTH" => "235 2.7.0 Welcome",
        "DATA" => "354 Go on",
        "QUIT" => "221 Bye",
        "MAIL" or "RCPT" or "RSET" or EndOfMessage => "250 OK",
        _ => "500 What?",
    };
}
