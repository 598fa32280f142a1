using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using BriefingBus.Fetcher.Http;
using BriefingBus.Testing;

namespace BriefingBus.Security.Tests.Lab;

/// <summary>A network of the lab's own: a resolver that says what a test wants, "public" addresses behind which a real server on loopback
/// answers, and
/// an account of every connection that was attempted. No packet leaves the machine.</summary>
internal sealed class Network(FeedServer server)
{
    /// <summary>A public address: behind it is the lab's server.</summary>
    public static readonly IPAddress Public = IPAddress.Parse("198.41.0.4");

    /// <summary>The answers of the resolver by name, each used once until the last, which stays.</summary>
    public Dictionary<string, Queue<IPAddress[]>> Names { get; } = new(StringComparer.OrdinalIgnoreCase)
    {
        ["pub.test"] = new([[Public]]),
        ["priv.test"] = new([[IPAddress.Loopback]]),
        ["metadata.internal.test"] = new([[IPAddress.Parse("169.254.169.254")]]),
    };

    /// <summary>What was connected to.</summary>
    public ConcurrentQueue<IPEndPoint> Connections { get; } = [];

    /// <summary>What was looked up.</summary>
    public ConcurrentQueue<string> LookUps { get; } = [];

    /// <summary>Fetcher's client in this network.</summary>
    public FetchClient Client(FetchOptions? options = null) =>
        new(options ?? new FetchOptions { Gap = TimeSpan.Zero, Timeout = TimeSpan.FromSeconds(20) }, TimeProvider.System, LookUpAsync,
            tls: null, ConnectAsync);

    private Task<IPAddress[]> LookUpAsync(string host, CancellationToken cancellationToken)
    {
        LookUps.Enqueue(host);
        if (!Names.TryGetValue(host, out var answers))
            throw new SocketException((int)SocketError.HostNotFound);
        return Task.FromResult(answers.Count > 1 ? answers.Dequeue() : answers.Peek());
    }

    private async Task<Stream> ConnectAsync(IPEndPoint to, CancellationToken cancellationToken)
    {
        Connections.Enqueue(to);
        if (!to.Address.Equals(Public))
            throw new SocketException((int)SocketError.HostUnreachable);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, server.Port), cancellationToken);
        return new NetworkStream(socket, ownsSocket: true);
    }
}
