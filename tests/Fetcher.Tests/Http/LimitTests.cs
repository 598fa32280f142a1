using System.Text;
using BriefingBus.Fetcher.Articles;
using BriefingBus.Fetcher.Entries;
using BriefingBus.Fetcher.Feeds;
using BriefingBus.Fetcher.Http;
using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.Fetcher.Tests.Http;

/// <summary>Attacks on each limit, over real HTTP.</summary>
[Collection(Alone.Name)]
public sealed class LimitTests : IAsyncLifetime
{
    private static readonly FetchOptions Tight = RunningFetcher.Quick with
    {
        MaxReceived = 1,
        MaxFeed = 2,
        MaxHeaders = 8,
        MaxRedirects = 5,
    };

    /// <summary>Only for answers that come too late on any machine.</summary>
    private static readonly FetchOptions Impatient = Tight with
    {
        FirstByteTimeout = TimeSpan.FromMilliseconds(600),
        Timeout = TimeSpan.FromMilliseconds(1500),
    };

    private FeedServer server = null!;

    public async ValueTask InitializeAsync() => server = await FeedServer.StartAsync();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task An_answer_that_never_ends_is_cut_off_at_the_limit_of_received_bytes()
    {
        server.Serve("/endless", Reply.Endless());

        var failure = await Failure("/endless");

        failure.Kind.ShouldBe(FailureKind.TooLarge);
        failure.Message.ShouldBe("The answer is larger than 1 MiB.");
    }

    [Fact]
    public async Task An_answer_that_announces_too_much_is_refused_before_it_comes()
    {
        server.Serve("/announces", Reply.Announces(200L * 1024 * 1024));

        (await Failure("/announces")).Kind.ShouldBe(FailureKind.TooLarge);
    }

    [Theory]
    [InlineData("gzip"), InlineData("deflate"), InlineData("br")]
    public async Task A_compression_bomb_is_stopped_at_the_limit_of_unpacked_bytes(string coding)
    {
        server.Serve("/bomb", Reply.Bomb(100, coding));
        var before = GC.GetTotalAllocatedBytes();

        var failure = await Failure("/bomb");

        failure.Kind.ShouldBe(FailureKind.TooLarge);
        failure.Message.ShouldBe("The answer unpacks to more than 2 MiB.");
        // The server's own 100 MiB of spaces are made before; what Fetcher takes stays near its limit.
        (GC.GetTotalAllocatedBytes() - before).ShouldBeLessThan(40L * 1024 * 1024);
    }

    [Fact]
    public async Task A_bomb_packed_twice_is_stopped_too()
    {
        var inner = Reply.Compress(new byte[64 * 1024 * 1024], "gzip");
        server.Serve(
            "/bomb", Reply.With(Reply.Bytes(Reply.Compress(inner, "gzip"), "application/rss+xml"), ("Content-Encoding", "gzip, gzip")));

        (await Failure("/bomb")).Kind.ShouldBe(FailureKind.TooLarge);
    }

    [Fact]
    public async Task A_bomb_that_does_not_say_that_it_is_packed_is_stopped_too()
    {
        server.Serve("/bomb", Reply.Bytes(Reply.Compress(new byte[64 * 1024 * 1024], "gzip"), "application/rss+xml"));

        (await Failure("/bomb")).Kind.ShouldBe(FailureKind.TooLarge);
    }

    [Fact]
    public async Task A_server_that_drips_is_given_up_after_the_time_for_all()
    {
        server.Serve("/drip", Reply.Drip(TimeSpan.FromMilliseconds(50)));

        var failure = await Failure("/drip", Impatient with { FirstByteTimeout = TimeSpan.FromMinutes(1) });

        failure.Kind.ShouldBe(FailureKind.Timeout);
        failure.Message.ShouldBe("The server did not finish its answer within 2s.");
    }

    [Fact]
    public async Task A_server_that_says_nothing_is_given_up_after_the_time_for_the_first_byte()
    {
        server.Serve("/silence", Reply.Silence());

        var failure = await Failure("/silence", Impatient);

        failure.Kind.ShouldBe(FailureKind.Timeout);
        failure.Message.ShouldBe("The server did not begin to answer within 600 ms.");
    }

    [Fact]
    public async Task Redirects_that_each_take_their_time_share_the_time_for_all()
    {
        for (var i = 0; i < 5; i++)
            server.Serve($"/{i}", Reply.After(TimeSpan.FromMilliseconds(500), Reply.Redirect(302, $"/{i + 1}")));
        server.Serve("/5", Reply.After(TimeSpan.FromMilliseconds(500), Reply.Feed("<rss/>")));

        (await Failure("/0", Impatient)).Kind.ShouldBe(FailureKind.Timeout);
    }

    [Fact]
    public async Task Headers_beyond_the_limit_are_refused()
    {
        server.Serve("/headers", Reply.Status(200, [.. Enumerable.Range(0, 20).Select(i => ($"X-Padding-{i}", new string('x', 1024)))]));

        var failure = await Failure("/headers");

        failure.Kind.ShouldBe(FailureKind.TooLarge);
        failure.Message.ShouldBe("The headers of the answer are larger than 8 KiB.");
    }

    [Fact]
    public async Task A_circle_of_redirects_is_refused()
    {
        server.Serve("/a", Reply.Redirect(302, "/b")).Serve("/b", Reply.Redirect(302, "/a"));

        var failure = await Failure("/a");

        failure.Kind.ShouldBe(FailureKind.Unreachable);
        failure.Message.ShouldBe("The server redirects in a circle.");
        server.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task More_redirects_than_allowed_are_refused()
    {
        for (var i = 0; i < 9; i++)
            server.Serve($"/{i}", Reply.Redirect(302, $"/{i + 1}"));

        (await Failure("/0")).Message.ShouldBe("The server redirects more than 5 times in a row.");
        server.Requests.Count.ShouldBe(6);
    }

    [Theory]
    [InlineData("SSH-2.0-OpenSSH_9.2\r\n")]
    [InlineData("HTTP/1.1 two hundred\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nZZZ\r\nabc\r\n")]
    [InlineData("")]
    public async Task An_answer_that_is_not_http_is_a_failure_in_plain_words(string answer)
    {
        var url = server.ServeRaw("/raw", Encoding.Latin1.GetBytes(answer));

        var failure = await Fetch(url).ShouldThrowAsync<FetchException>();

        failure.Kind.ShouldBe(FailureKind.Unreachable);
        failure.Message.ShouldEndWith(".");
    }

    [Fact]
    public async Task A_slow_answer_does_not_hold_up_the_others()
    {
        server.Serve("/silence", Reply.Silence()).Serve("/feed.xml", Reply.Feed("<rss/>"));
        using var client = new FetchClient(
            Tight with { AllowPrivate = ["slow.example", "fast.example"] }, TimeProvider.System,
            (_, _) => Task.FromResult<System.Net.IPAddress[]>([System.Net.IPAddress.Loopback]));

        using var end = new CancellationTokenSource();
        var slow = client.FetchAsync(Request(server.Url("slow.example", "/silence")), end.Token);
        await client.FetchAsync(Request(server.Url("fast.example", "/feed.xml")), TestContext.Current.CancellationToken);

        slow.IsCompleted.ShouldBeFalse();
        await end.CancelAsync();
        await slow.ShouldThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task Article_pages_wait_in_little_memory_for_the_others_of_their_poll()
    {
        server.Serve("/article", Reply.Bytes(Encoding.ASCII.GetBytes(new string('x', 4 * 1024 * 1024)), "text/html"));
        var feed = new ParsedFeed
        {
            Format = "rss 2.0",
            Encoding = "utf-8",
            Entries =
            [
                .. Enumerable.Range(0, 10).Select(
                    i => new FeedEntry { Id = $"{i}", Title = new FeedText($"Ship {i}"), Link = server.Url($"/article?{i}") }),
            ],
        };
        var url = server.Url("/feed.xml");
        var rule = new DifferenceRule(10, SendKnown: false, TimeSpan.FromDays(90));
        var entries = EntryDiffer.Compare(url, feed, null, rule, TimeProvider.System.GetUtcNow()).ToSend;
        using var client = new FetchClient(RunningFetcher.Quick, TimeProvider.System);
        var articles = new ArticlePages(client, new RobotsCache(client, TimeProvider.System), RunningFetcher.Quick, TimeProvider.System);
        var before = GC.GetTotalMemory(forceFullCollection: true);

        var pages = await articles.FetchAsync(url, entries, TestContext.Current.CancellationToken);

        (GC.GetTotalMemory(forceFullCollection: true) - before).ShouldBeLessThan(20L * 1024 * 1024);
        pages.Count.ShouldBe(10);
        pages.Values.ShouldAllBe(page => page.Text != null && page.Problem == null);
    }

    private Task<FetchException> Failure(string path, FetchOptions? options = null) =>
        Fetch(server.Url(path), options).ShouldThrowAsync<FetchException>();

    private static async Task<FetchAnswer> Fetch(string url, FetchOptions? options = null)
    {
        using var client = new FetchClient(options ?? Tight, TimeProvider.System);
        return await client.FetchAsync(Request(url), TestContext.Current.CancellationToken);
    }

    private static FetchRequest Request(string url) =>
        new() { Address = new Uri(url), Configured = new Uri(url), Accept = "*/*", MaxBytes = Tight.MaxFeed * 1024 * 1024 };
}
