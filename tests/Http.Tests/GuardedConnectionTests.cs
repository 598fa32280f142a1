using System.Net;
using System.Net.Sockets;
using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.Http.Tests;

public sealed class GuardedConnectionTests
{
    private static readonly DnsEndPoint Nowhere = new("paper.example", 0);

    [Fact]
    public async Task An_address_that_never_answers_delays_the_others_only_briefly()
    {
        using var good = Listen(IPAddress.Loopback, backlog: 16);
        var port = ((IPEndPoint)good.LocalEndPoint!).Port;
        using var silent = Listen(IPAddress.Parse("127.0.0.2"), backlog: 0, port);
        // A queue that is full drops what comes: nothing answers there.
        var fillers =
            Enumerable.Range(0, 4).Select(_ => new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)).ToList();
        foreach (var filler in fillers)
            _ = filler.ConnectAsync(silent.LocalEndPoint!);
        await Task.Delay(100, TestContext.Current.CancellationToken);
        var connection = Guard(IPAddress.Parse("127.0.0.2"), IPAddress.Loopback);

        var limit = new WaitLimit(TimeSpan.FromSeconds(3));
        await using var stream = await connection
            .ConnectAsync(new DnsEndPoint("paper.example", port), TestContext.Current.CancellationToken)
            .AsTask()
            .InTimeAsync(TimeSpan.FromSeconds(10));

        stream.ShouldBeOfType<NetworkStream>().Socket.RemoteEndPoint.ShouldBe(good.LocalEndPoint);
        limit.IsPassed.ShouldBeFalse();
        fillers.ForEach(f => f.Dispose());
    }

    [Fact]
    public async Task An_unreachable_address_family_is_skipped_at_once()
    {
        using var good = Listen(IPAddress.Loopback, backlog: 16);
        var port = ((IPEndPoint)good.LocalEndPoint!).Port;
        var connection = Guard([.. Enumerable.Range(1, 20).Select(i => IPAddress.Parse($"2001:db8::{i}")), IPAddress.Loopback]);

        await using var stream = await connection
            .ConnectAsync(new DnsEndPoint("paper.example", port), TestContext.Current.CancellationToken)
            .AsTask()
            .InTimeAsync(TimeSpan.FromSeconds(10));

        stream.ShouldBeOfType<NetworkStream>().Socket.RemoteEndPoint.ShouldBe(good.LocalEndPoint);
    }

    [Fact]
    public async Task If_no_address_accepts_a_connection_the_last_reason_is_reported()
    {
        using var closed = Listen(IPAddress.Loopback, backlog: 1);
        var port = ((IPEndPoint)closed.LocalEndPoint!).Port;
        closed.Dispose();

        var connection = Guard(IPAddress.Loopback, IPAddress.Parse("127.0.0.2"));

        var refusal = await connection
            .ConnectAsync(new DnsEndPoint("paper.example", port), TestContext.Current.CancellationToken)
            .AsTask()
            .ShouldThrowAsync<SocketException>();

        refusal.SocketErrorCode.ShouldBe(SocketError.ConnectionRefused);
    }

    [Fact]
    public async Task Giving_up_ends_every_attempt()
    {
        using var giveUp = new CancellationTokenSource();
        await giveUp.CancelAsync();

        await Guard(IPAddress.Loopback, IPAddress.IPv6Loopback).ConnectAsync(Nowhere, giveUp.Token).AsTask()
            .ShouldThrowAsync<OperationCanceledException>();
    }

    private static GuardedConnection Guard(params IPAddress[] addresses) =>
        new(["paper.example"], (_, _) => Task.FromResult(addresses), "fetch.allowPrivate");

    private static Socket Listen(IPAddress address, int backlog, int port = 0)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(address, port));
        socket.Listen(backlog);
        return socket;
    }
}
