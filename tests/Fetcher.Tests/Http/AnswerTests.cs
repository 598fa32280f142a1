using System.Text;
using BriefingBus.Fetcher.Http;
using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.Fetcher.Tests.Http;

/// <summary>What each kind of answer means.</summary>
public sealed class AnswerTests : IAsyncLifetime
{
    private FeedServer server = null!;

    public async ValueTask InitializeAsync() => server = await FeedServer.StartAsync();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Theory]
    [InlineData("gzip"), InlineData("deflate"), InlineData("raw-deflate"), InlineData("br")]
    public async Task A_packed_answer_is_unpacked(string coding)
    {
        server.Serve("/feed.xml", Reply.Compressed("<rss>über</rss>", coding));

        Text(await Fetch("/feed.xml")).ShouldBe("<rss>über</rss>");
        server.Requests[0]["Accept-Encoding"].ShouldBe("gzip, deflate, br");
    }

    [Theory]
    [InlineData("gzip"), InlineData("deflate"), InlineData("br")]
    public async Task A_plain_answer_that_claims_to_be_packed_is_read(string coding)
    {
        server.Serve("/feed.xml", Reply.With(Reply.Feed("<rss>plain</rss>"), ("Content-Encoding", coding)));

        Text(await Fetch("/feed.xml")).ShouldBe("<rss>plain</rss>");
    }

    [Fact]
    public async Task A_packed_answer_that_does_not_say_so_is_unpacked()
    {
        server.Serve("/feed.xml.gz", Reply.Bytes(Reply.Compress("<rss/>"u8.ToArray(), "gzip"), "application/octet-stream"));

        Text(await Fetch("/feed.xml.gz")).ShouldBe("<rss/>");
    }

    [Fact]
    public async Task An_answer_that_breaks_off_gives_what_came_and_says_so()
    {
        server.Serve("/feed.xml", Reply.BreaksOff("<rss><channel>", 1000));

        var answer = await Fetch("/feed.xml");

        Text(answer).ShouldBe("<rss><channel>");
        answer.Whole.ShouldBeFalse();
        answer.Problems.ShouldBe(["The answer broke off after 14 of 1014 bytes."]);
    }

    [Fact]
    public async Task A_partial_answer_counts_as_one_that_broke_off()
    {
        server.Serve("/feed.xml", Reply.As(206, Reply.Feed("<rss>")));

        (await Fetch("/feed.xml")).Problems
            .ShouldBe(["The server sent only a part of the document (206), although all of it was requested."]);
    }

    [Theory]
    [InlineData(200, "empty"), InlineData(204, "empty"), InlineData(401, "refused"), InlineData(403, "refused")]
    [InlineData(404, "not found")]
    [InlineData(406, "refused"), InlineData(410, "gone"), InlineData(429, "rate limited"), InlineData(451, "refused")]
    [InlineData(500, "server error")]
    [InlineData(502, "server error"), InlineData(503, "server error"), InlineData(300, "unreachable"), InlineData(302, "unreachable")]
    [InlineData(304, "empty"), InlineData(599, "server error")]
    public async Task A_status_without_a_document_is_a_failure_of_its_kind(int status, string kind)
    {
        server.Serve("/feed.xml", Reply.Status(status));

        var failure = await Fetch("/feed.xml").ShouldThrowAsync<FetchException>();

        failure.Kind.ShouldBe(kind);
        failure.Status.ShouldBe(status);
    }

    [Theory]
    [InlineData(429), InlineData(503)]
    public async Task Retry_after_in_seconds_is_understood(int status)
    {
        server.Serve("/feed.xml", Reply.RetryAfter(status, "120"));

        var failure = await Fetch("/feed.xml").ShouldThrowAsync<FetchException>();

        failure.Kind.ShouldBe(FailureKind.RateLimited);
        (failure.RetryAfter - DateTimeOffset.UtcNow)!.Value.TotalSeconds.ShouldBeInRange(110, 120);
    }

    [Fact]
    public async Task Retry_after_as_a_date_is_understood_and_never_longer_than_a_day()
    {
        server.Serve("/soon", Reply.RetryAfter(503, DateTimeOffset.UtcNow.AddMinutes(30).ToString("R")));
        server.Serve("/never", Reply.RetryAfter(429, DateTimeOffset.UtcNow.AddYears(30).ToString("R")));
        server.Serve("/past", Reply.RetryAfter(429, DateTimeOffset.UtcNow.AddYears(-1).ToString("R")));
        server.Serve("/nonsense", Reply.RetryAfter(429, "tomorrow"));

        ((await Failure("/soon")).RetryAfter - DateTimeOffset.UtcNow)!.Value.TotalMinutes.ShouldBeInRange(29, 30);
        ((await Failure("/never")).RetryAfter - DateTimeOffset.UtcNow)!.Value.TotalHours.ShouldBeInRange(23.9, 24);
        (await Failure("/past")).RetryAfter.ShouldBeNull();
        (await Failure("/nonsense")).RetryAfter.ShouldBeNull();
    }

    [Fact]
    public async Task Validators_are_sent_back_exactly_as_received()
    {
        server.Serve(
            "/feed.xml", Reply.With(Reply.Feed("<rss/>"), ("ETag", "not-quoted W/ \"x\""), ("Last-Modified", "Montag, den 2. Maerz")));

        var first = await Fetch("/feed.xml");
        await Fetch("/feed.xml", r => r with { ETag = first.ETag, LastModified = first.LastModified, AcceptDelta = true });

        var second = server.Requests[1];
        second["If-None-Match"].ShouldBe("not-quoted W/ \"x\"");
        second["If-Modified-Since"].ShouldBe("Montag, den 2. Maerz");
        second["A-IM"].ShouldBe("feed");
    }

    [Fact]
    public async Task A_304_with_a_body_counts_as_not_modified()
    {
        var url = server.ServeRaw("/feed.xml", "HTTP/1.1 304 Not Modified\r\nContent-Length: 6\r\n\r\n<rss/>"u8.ToArray());

        var answer = await FetchUrl(url, r => r with { ETag = "\"x\"" });

        answer.NotModified.ShouldBeTrue();
        answer.Body.IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public async Task A_delta_226_is_a_document()
    {
        server.Serve("/feed.xml", Reply.With(Reply.As(226, Reply.Feed("<rss/>", etag: "\"2\"")), ("IM", "feed")));

        var answer = await Fetch("/feed.xml", r => r with { ETag = "\"1\"", AcceptDelta = true });

        (answer.Status, answer.ETag, Text(answer)).ShouldBe((226, "\"2\"", "<rss/>"));
    }

    [Fact]
    public async Task Only_an_unbroken_chain_of_permanent_redirects_is_a_move()
    {
        server.Serve("/old", Reply.Redirect(301, "/newer")).Serve("/newer", Reply.Redirect(308, "/newest"))
            .Serve("/newest", Reply.Redirect(302, "/today")).Serve("/today", Reply.Feed("<rss/>"));
        server.Serve("/elsewhere", Reply.Redirect(302, "/old"));

        var moved = await Fetch("/old");
        var notMoved = await Fetch("/elsewhere");

        (moved.MovedTo?.AbsolutePath, moved.Address.AbsolutePath).ShouldBe(("/newest", "/today"));
        (notMoved.MovedTo, notMoved.Address.AbsolutePath).ShouldBe((null, "/today"));
    }

    [Theory]
    [InlineData("Cache-Control", "public, max-age=3600", 3600)]
    [InlineData("Cache-Control", "max-age=0", null)]
    [InlineData("Cache-Control", "no-store, max-age=3600", null)]
    [InlineData("Expires", "0", null)]
    public async Task Freshness_is_what_the_headers_say(string header, string value, int? seconds)
    {
        server.Serve("/feed.xml", Reply.With(Reply.Feed("<rss/>"), (header, value)));

        (await Fetch("/feed.xml")).FreshFor.ShouldBe(seconds is { } s ? TimeSpan.FromSeconds(s) : null);
    }

    [Fact]
    public async Task The_user_agent_names_project_version_and_whom_to_write_to()
    {
        server.Serve("/feed.xml", Reply.Feed("<rss/>"));
        using var client = new FetchClient(RunningFetcher.Quick with { Contact = "desk@example.org" }, TimeProvider.System);

        await client.FetchAsync(Request(server.Url("/feed.xml")), TestContext.Current.CancellationToken);

        server.Requests[0]["User-Agent"]!.ShouldMatch(@"^BriefingBus/\d+\.\d+\.\d+ \(\+mailto:desk@example\.org\)$");
    }

    [Fact]
    public async Task A_closed_port_and_an_unknown_host_are_unreachable_in_plain_words()
    {
        using var client = new FetchClient(
            RunningFetcher.Quick with { AllowPrivate = ["127.0.0.1"] }, TimeProvider.System,
            (_, _) => throw new System.Net.Sockets.SocketException(11001));

        var closed = await client.FetchAsync(Request("http://127.0.0.1:1/"), TestContext.Current.CancellationToken)
            .ShouldThrowAsync<FetchException>();
        var unknown = await client.FetchAsync(Request("http://nowhere.example/"), TestContext.Current.CancellationToken)
            .ShouldThrowAsync<FetchException>();

        (closed.Kind, closed.Message).ShouldBe((FailureKind.Unreachable, "The server takes no connections."));
        (unknown.Kind, unknown.Message).ShouldBe((FailureKind.Unreachable, "There is no host named nowhere.example."));
    }

    private async Task<FetchException> Failure(string path) => await Fetch(path).ShouldThrowAsync<FetchException>();

    private Task<FetchAnswer> Fetch(string path, Func<FetchRequest, FetchRequest>? change = null) => FetchUrl(server.Url(path), change);

    private static async Task<FetchAnswer> FetchUrl(string url, Func<FetchRequest, FetchRequest>? change = null)
    {
        using var client = new FetchClient(RunningFetcher.Quick, TimeProvider.System);
        return await client.FetchAsync((change ?? (r => r))(Request(url)), TestContext.Current.CancellationToken);
    }

    private static FetchRequest Request(string url) =>
        new() { Address = new Uri(url), Configured = new Uri(url), Accept = "*/*", MaxBytes = 1024 * 1024 };

    private static string Text(FetchAnswer answer) => Encoding.UTF8.GetString(answer.Body.Span);
}
