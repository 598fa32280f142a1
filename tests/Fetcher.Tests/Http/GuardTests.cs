using System.Net;
using System.Net.Sockets;
using BriefingBus.Fetcher.Http;
using BriefingBus.Http;
using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.Fetcher.Tests.Http;

/// <summary>Attempts to turn Fetcher against the network it stands in. The server they aim at is real, and must never hear of
/// them.</summary>
public sealed class GuardTests : IAsyncLifetime
{
    private FeedServer server = null!;

    public async ValueTask InitializeAsync()
    {
        server = await FeedServer.StartAsync();
        server.Serve("/secret", Reply.Feed("the crown jewels", "text/plain"));
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Theory]
    [InlineData("127.0.0.1"), InlineData("localhost"), InlineData("2130706433"), InlineData("0x7f000001"), InlineData("0177.0.0.1")]
    [InlineData("127.1"), InlineData("0"), InlineData("[::1]"), InlineData("[::ffff:127.0.0.1]"), InlineData("[::ffff:7f00:1]")]
    public async Task A_host_that_means_this_machine_is_refused_however_it_is_written(string host)
    {
        using var client = new FetchClient(new FetchOptions(), TimeProvider.System);

        var refusal = await Fetch(client, $"http://{host}:{server.Port}/secret").ShouldThrowAsync<FetchException>();

        refusal.Kind.ShouldBe(FailureKind.ForbiddenAddress);
        server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_name_that_leads_to_a_private_address_is_refused()
    {
        using var client = Client((_, _) => Task.FromResult<IPAddress[]>([IPAddress.Loopback]));

        var refusal = await Fetch(client, server.Url("feeds.example", "/secret")).ShouldThrowAsync<FetchException>();

        refusal.Kind.ShouldBe(FailureKind.ForbiddenAddress);
        refusal.Message.ShouldBe(
            "feeds.example leads to this machine (RFC 1122 §3.2.1.3), which is not contacted; fetch.allowPrivate opens named hosts.");
        server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_name_whose_answer_changes_after_the_check_gains_nothing_because_there_is_only_one_look_up()
    {
        var lookups = 0;
        // 192.0.2.1 is a documentation address, so that the first answer is refused as well: nothing leaves the machine.
        using var client = Client((_, _) => Task.FromResult<IPAddress[]>(
            [++lookups % 2 == 1 ? IPAddress.Parse("192.0.2.1") : IPAddress.Loopback]));

        (await Fetch(client, server.Url("rebind.example", "/secret")).ShouldThrowAsync<FetchException>()).Kind
            .ShouldBe(FailureKind.ForbiddenAddress);

        lookups.ShouldBe(1);
        server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_several_private_addresses_not_one_is_tried()
    {
        using var client = Client((_, _) => Task.FromResult<IPAddress[]>(
            [IPAddress.Parse("192.168.0.1"), IPAddress.Parse("::ffff:127.0.0.1"), IPAddress.IPv6Loopback, IPAddress.Loopback]));

        (await Fetch(client, server.Url("several.example", "/secret")).ShouldThrowAsync<FetchException>()).Kind
            .ShouldBe(FailureKind.ForbiddenAddress);

        server.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(301), InlineData(302), InlineData(303), InlineData(307), InlineData(308)]
    public async Task A_redirect_into_this_machine_is_refused(int status)
    {
        server.Serve("/feed.xml", Reply.Redirect(status, $"http://inside.example:{server.Port}/secret"));
        using var client = new FetchClient(
            new FetchOptions { AllowPrivate = ["outside.example"], Gap = TimeSpan.Zero }, TimeProvider.System,
            (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Loopback]));

        var refusal = await Fetch(client, server.Url("outside.example", "/feed.xml")).ShouldThrowAsync<FetchException>();

        refusal.Kind.ShouldBe(FailureKind.ForbiddenAddress);
        server.RequestsOf("/feed.xml").Count.ShouldBe(1);
        server.RequestsOf("/secret").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("file:///etc/passwd"), InlineData("ftp://127.0.0.1/"), InlineData("gopher://127.0.0.1/"), InlineData("data:text/plain,x")]
    public async Task A_redirect_to_another_scheme_is_refused(string to)
    {
        server.Serve("/feed.xml", Reply.Redirect(302, to));
        using var client = new FetchClient(RunningFetcher.Quick, TimeProvider.System);

        (await Fetch(client, server.Url("/feed.xml")).ShouldThrowAsync<FetchException>()).Kind.ShouldBe(FailureKind.ForbiddenAddress);
    }

    [Fact]
    public async Task A_named_host_may_be_private()
    {
        using var client = new FetchClient(
            new FetchOptions { AllowPrivate = ["Intranet.Example"] }, TimeProvider.System, (_, _) =>
                Task.FromResult<IPAddress[]>([IPAddress.Loopback]));

        var answer = await Fetch(client, server.Url("intranet.example", "/secret"));

        answer.Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("[::1]", "[::1]"), InlineData("::1", "[::1]"), InlineData("0:0:0:0:0:0:0:1", "[::1]")]
    [InlineData("Bücher.example", "bücher.example"), InlineData("xn--bcher-kva.example", "BÜCHER.example")]
    [InlineData("bücher.example", "xn--bcher-kva.example")]
    public async Task A_named_host_may_be_private_however_it_is_written(string named, string host)
    {
        using var client = new FetchClient(
            new FetchOptions { AllowPrivate = [named] }, TimeProvider.System, (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Loopback]),
            connect: async (_, cancellation) =>
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                await socket.ConnectAsync(IPAddress.Loopback, server.Port, cancellation);
                return new NetworkStream(socket, ownsSocket: true);
            });

        var answer = await Fetch(client, server.Url(host, "/secret"));

        answer.Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("by redirect"), InlineData("by a page, a link or a robots.txt"), InlineData("for nobody")]
    public async Task A_named_host_stays_closed_to_feeds_of_other_hosts(string how)
    {
        server.Serve("/feed.xml", Reply.Redirect(302, server.Url("intranet.example", "/secret")));
        using var client = new FetchClient(
            RunningFetcher.Quick with { AllowPrivate = ["intranet.example"] }, TimeProvider.System, (_, _) =>
                Task.FromResult<IPAddress[]>([IPAddress.Loopback]));
        var inside = new Uri(server.Url("intranet.example", "/secret"));
        // A request for the feed of that host leaves a connection behind, which no other may use.
        await Fetch(client, inside.AbsoluteUri);

        var configured = how == "for nobody" ? null : new Uri(server.Url("paper.example", "/feed.xml"));
        var refusal = await client.FetchAsync(
            new FetchRequest { Address = inside, Configured = configured, Accept = "*/*", MaxBytes = 1000 },
            TestContext.Current.CancellationToken).ShouldThrowAsync<FetchException>();

        refusal.Kind.ShouldBe(FailureKind.ForbiddenAddress);
        server.RequestsOf("/secret").Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(22, false), InlineData(6379, false), InlineData(25, false), InlineData(8443, true), InlineData(9443, true)]
    public async Task Ports_that_are_not_the_webs_are_refused_unless_they_are_the_feeds_own_or_opened(int port, bool open)
    {
        using var client = new FetchClient(
            new FetchOptions { AllowPorts = [9443] }, TimeProvider.System, (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Loopback]));

        var refusal = await client.FetchAsync(
            new FetchRequest { Address = new Uri($"http://paper.example:{port}/"), Accept = "*/*", MaxBytes = 1000 },
            TestContext.Current.CancellationToken)
            .ShouldThrowAsync<FetchException>();

        refusal.Message.ShouldContain(open ? "leads to this machine" : $"Port {port} of paper.example is not a web port");
        (await Fetch(client, $"http://paper.example:{port}/").ShouldThrowAsync<FetchException>()).Message
            .ShouldContain("leads to this machine");
    }

    [Fact]
    public async Task Credentials_do_not_follow_a_redirect_to_another_host()
    {
        server.Serve("/feed.xml", Reply.Redirect(302, $"http://other.example:{server.Port}/there"));
        server.Serve("/there", Reply.Feed("<rss/>"));
        using var client = new FetchClient(
            new FetchOptions { AllowPrivate = ["feeds.example", "other.example"], Gap = TimeSpan.Zero }, TimeProvider.System,
            (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Loopback]));

        await client.FetchAsync(
            new FetchRequest
            {
                Address = new Uri(server.Url("feeds.example", "/feed.xml")),
                Configured = new Uri(server.Url("feeds.example", "/feed.xml")),
                Accept = "*/*",
                MaxBytes = 1000,
                Credentials = [new("Authorization", "Bearer s3cret"), new("Cookie", "session=s3cret"), new("X-Api-Key", "s3cret")],
            },
            TestContext.Current.CancellationToken);

        server.RequestsOf("/feed.xml").Single()["Authorization"].ShouldBe("Bearer s3cret");
        server.RequestsOf("/feed.xml").Single()["X-Api-Key"].ShouldBe("s3cret");
        string.Join(' ', server.RequestsOf("/there").Single().Headers.Values).ShouldNotContain("s3cret");
    }

    private static FetchClient Client(HostLookup lookup) => new(new FetchOptions(), TimeProvider.System, lookup);

    private static Task<FetchAnswer> Fetch(FetchClient client, string url) => client.FetchAsync(
        new FetchRequest { Address = new Uri(url), Configured = new Uri(url), Accept = "*/*", MaxBytes = 1024 * 1024 },
        TestContext.Current.CancellationToken);
}
