using System.Net;
using System.Net.Sockets;
using BriefingBus.Fetcher.Http;
using BriefingBus.Http;
using BriefingBus.Security.Tests.Lab;
using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.Security.Tests;

/// <summary>A publisher, its DNS and its redirects turn Fetcher against the network that it runs in.</summary>
public sealed class GuardTests : IAsyncLifetime
{
    private FeedServer server = null!;

    public static TheoryData<string, bool> Addresses => [.. Rows("addresses.tsv").Select(r => (r[0], r[1] == "open"))];

    public static TheoryData<string> Locations => [.. Rows("redirects.tsv").Select(r => r[0])];

    public async ValueTask InitializeAsync() => server = await FeedServer.StartAsync();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Only_public_addresses_are_connected_to(string address, bool isOpen)
    {
        var attempts = 0;
        var connection = new GuardedConnection([], (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse(address)]), "key", (_, _) =>
        {
            attempts++;
            throw new SocketException((int)SocketError.HostUnreachable);
        });

        var fault = await Should.ThrowAsync<Exception>(async () =>
            await connection.ConnectAsync(new DnsEndPoint("host.test", 80), default));

        attempts.ShouldBe(isOpen ? 1 : 0);
        (fault is HostRefusedException { IsForbidden: true }).ShouldBe(!isOpen);
    }

    [Theory]
    [MemberData(nameof(Locations))]
    public async Task A_redirect_leads_to_no_private_address_no_other_port_and_no_other_scheme(string location)
    {
        var network = new Network(server);
        server.Serve("/feed.xml", context =>
        {
            context.Response.StatusCode = 302;
            // As bytes: what a header may not hold is what an attacker sends.
            context.Response.Headers.Location = location.All(char.IsAscii) ? location : Uri.EscapeDataString(location);
            return Task.CompletedTask;
        });
        using var client = network.Client();

        await Should.ThrowAsync<FetchException>(() => client.FetchAsync(Request("http://pub.test/feed.xml"), default));

        network.Connections.ShouldAllBe(c => c.Equals(new IPEndPoint(Network.Public, 80)));
    }

    [Fact]
    public async Task A_name_whose_address_changes_is_looked_up_once_a_connection_and_checked_each_time()
    {
        var network = new Network(server);
        network.Names["rebind.test"] = new([[Network.Public], [IPAddress.Loopback]]);
        server.Serve("/feed.xml", Reply.Feed(SomeFeed.Rss()));
        using var client = network.Client();

        using (var answer = await client.FetchAsync(Request("http://rebind.test/feed.xml"), default))
            answer.Status.ShouldBe(200);
        network.LookUps.Count.ShouldBe(1);
        using var second = network.Client();
        (await Should.ThrowAsync<FetchException>(() => second.FetchAsync(Request("http://rebind.test/feed.xml"), default)))
            .Kind.ShouldBe(FailureKind.ForbiddenAddress);

        network.Connections.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_name_with_a_public_and_a_private_address_leads_to_the_public_one_alone()
    {
        var network = new Network(server);
        network.Names["both.test"] = new([[IPAddress.Loopback, Network.Public, IPAddress.Parse("10.0.0.1")]]);
        server.Serve("/feed.xml", Reply.Feed(SomeFeed.Rss()));
        using var client = network.Client();

        using var answer = await client.FetchAsync(Request("http://both.test/feed.xml"), default);

        network.Connections.ShouldAllBe(c => c.Address.Equals(Network.Public));
    }

    [Theory]
    [InlineData("http://pub.test/feed.xml")] // not at the host that is opened
    [InlineData("http://priv.test:6379/flushall")] // not at the port of its own address
    public async Task An_opened_host_is_open_for_its_own_feeds_alone(string configured)
    {
        var network = new Network(server);
        server.Serve("/feed.xml", context =>
        {
            context.Response.Redirect("http://priv.test/admin");
            return Task.CompletedTask;
        });
        using var client = network.Client(new FetchOptions { Gap = TimeSpan.Zero, AllowPrivate = ["priv.test"] });

        await Should.ThrowAsync<FetchException>(() => client.FetchAsync(
            Request("http://pub.test/feed.xml") with { Configured = new Uri(configured) }, default));

        network.Connections.ShouldNotContain(c => IPAddress.IsLoopback(c.Address) && c.Port == 80);
    }

    private static FetchRequest Request(string address) => new() { Address = new Uri(address), Accept = "*/*", MaxBytes = 1024 * 1024 };

    private static IEnumerable<string[]> Rows(string file) => File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Lab", file))
        .Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split('\t'));
}
