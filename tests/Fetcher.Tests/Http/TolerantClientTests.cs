using System.Text;
using BriefingBus.Fetcher.Http;
using BriefingBus.Testing;
using Microsoft.AspNetCore.Http;
using Shouldly;
using Xunit;

namespace BriefingBus.Fetcher.Tests.Http;

/// <summary>Answers that a browser reads are read.</summary>
public sealed class TolerantClientTests : IAsyncLifetime
{
    private const string Rss = "<rss><channel><title>Gazette</title></channel></rss>";

    private FeedServer server = null!;

    public async ValueTask InitializeAsync() => server = await FeedServer.StartAsync();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task A_redirect_to_itself_that_sets_a_cookie_is_no_circle()
    {
        server.Serve("/feed.xml", WithCookie("session", Reply.Redirect(302, "/feed.xml")));

        Text(await Fetch("/feed.xml")).ShouldBe(Rss);
        server.Requests.Select(r => r["Cookie"]).ShouldBe([null, "session=1"]);
    }

    [Fact]
    public async Task A_page_that_checks_for_cookies_on_the_way_is_passed()
    {
        const string cookie = "checked=1; Path=/; HttpOnly; Expires=Wed, 21 Oct 2099 07:28:00 GMT";
        server.Serve("/check", Reply.With(Reply.Redirect(303, "/feed.xml"), ("Set-Cookie", cookie)));
        server.Serve("/feed.xml", context =>
            context.Request.Headers.Cookie == "checked=1" ? Reply.Feed(Rss)(context) : Reply.Redirect(302, "/check")(context));

        Text(await Fetch("/feed.xml")).ShouldBe(Rss);
    }

    [Fact]
    public async Task A_sign_in_host_that_returns_with_a_code_is_passed_and_cookies_go_to_their_own_host_alone()
    {
        var idp = server.Url("login.example", "/authorize");
        server.Serve(
            "/authorize", Reply.With(Reply.Redirect(302, server.Url("paper.example", "/feed.xml?code=42")), ("Set-Cookie", "idp=ok")));
        server.Serve("/feed.xml", context =>
            context.Request.Headers.Cookie == "in=1" ? Reply.Feed(Rss)(context)
            : context.Request.Query.ContainsKey("code") ? Reply.With(
                Reply.Redirect(302, server.Url("paper.example", "/feed.xml")), ("Set-Cookie", "in=1"))(context)
            : Reply.Redirect(302, idp)(context));

        Text(await FetchUrl(server.Url("paper.example", "/feed.xml"))).ShouldBe(Rss);
        server.Requests.Select(r => r["Cookie"]).ShouldBe([null, null, null, "in=1"]);
    }

    [Fact]
    public async Task Cookies_last_as_long_as_one_fetch()
    {
        server.Serve("/feed.xml", Reply.With(Reply.Feed(Rss), ("Set-Cookie", "visitor=17")));
        using var client = Client();

        await client.FetchAsync(Request(server.Url("/feed.xml")), TestContext.Current.CancellationToken);
        await client.FetchAsync(Request(server.Url("/feed.xml")), TestContext.Current.CancellationToken);

        server.Requests.ShouldAllBe(r => r["Cookie"] == null);
    }

    [Theory]
    [InlineData("=; ,;"), InlineData("other=1; Domain=example.org"), InlineData("")]
    public async Task A_redirect_loop_with_an_unchanged_cookie_is_still_a_loop(string cookie)
    {
        server.Serve("/a", Reply.With(Reply.Redirect(302, "/b"), ("Set-Cookie", cookie))).Serve("/b", Reply.Redirect(302, "/a"));

        (await Fetch("/a").ShouldThrowAsync<FetchException>()).Message.ShouldBe("The server redirects in a circle.");
    }

    [Theory]
    [InlineData("Powered by an old router")]
    [InlineData("\"X-Frame-Options: DENY\"")]
    [InlineData("X Powered By: thing")]
    [InlineData("Mon, 02 Mar 2026 06:00:00 GMT")]
    [InlineData("HTTP/1.0 200 OK")]
    [InlineData(": no name")]
    [InlineData("<!-- a comment -->")]
    [InlineData("X-Fine: yes\r\n folded\r\nno colon\r\n\tfolded too")]
    public async Task A_malformed_header_line_is_skipped(string line)
    {
        var url = server.ServeRaw("/feed.xml", Encoding.Latin1.GetBytes(
            $"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n{line}\r\nETag: \"1\"\r\nContent-Length: {Rss.Length}\r\n\r\n{Rss}"));

        var answer = await FetchUrl(url);

        (Text(answer), answer.ContentType, answer.ETag, answer.Whole).ShouldBe((Rss, "text/xml", "\"1\"", true));
        answer.Remarks.ShouldBe(["The head of the answer is malformed; lines that are no headers were left out."]);
    }

    [Theory]
    [InlineData("http/1.1 200 OK")]
    [InlineData("HTTP/1.1  200 OK")]
    [InlineData("HTTP/2 200")]
    [InlineData("HTTP/1 200 OK")]
    [InlineData("ICY 200 OK")]
    [InlineData("\r\nHTTP/1.1 200 OK")]
    public async Task A_status_line_that_is_not_quite_one_is_read(string line)
    {
        var url = server.ServeRaw("/feed.xml", Encoding.Latin1.GetBytes($"{line}\r\nContent-Length: {Rss.Length}\r\n\r\n{Rss}"));

        Text(await FetchUrl(url)).ShouldBe(Rss);
    }

    [Fact]
    public async Task A_malformed_header_line_after_interim_answers_is_skipped()
    {
        const string Interim = "HTTP/1.1 103 Early Hints\r\nLink: </style.css>; rel=preload\r\n\r\n";
        var url = server.ServeRaw("/feed.xml", Encoding.Latin1.GetBytes(
            $"{Interim}{Interim}HTTP/1.1 200 OK\r\nPowered by an old router\r\nContent-Length: {Rss.Length}\r\n\r\n{Rss}"));

        Text(await FetchUrl(url)).ShouldBe(Rss);
    }

    [Fact]
    public async Task A_redirect_that_names_its_target_twice_leads_there()
    {
        const string Location = "Location: /feed.xml\r\n";
        var url = server.ServeRaw("/old", Encoding.Latin1.GetBytes($"HTTP/1.1 300 Multiple Choices\r\n{Location}{Location}\r\n"));
        server.ServeRaw("/feed.xml", Encoding.Latin1.GetBytes($"HTTP/1.1 200 OK\r\n\r\n{Rss}"));

        Text(await FetchUrl(url)).ShouldBe(Rss);
    }

    [Fact]
    public async Task A_bad_line_at_the_top_with_bare_line_feeds_is_passed_too()
    {
        var url = server.ServeRaw(
            "/feed.xml", Encoding.Latin1.GetBytes($"HTTP/1.0 200 OK\n folded onto nothing\nServer\nContent-Type: text/xml\n\n{Rss}"));

        Text(await FetchUrl(url)).ShouldBe(Rss);
    }

    [Theory]
    [InlineData("aws-chunked", false), InlineData("gzip, aws-chunked", true), InlineData("UTF-8", false), InlineData("none", false)]
    [InlineData("gzip;q=1.0", true)]
    [InlineData("binary", true), InlineData("deflate", true), InlineData("br", true), InlineData("\"gzip\"", true)]
    public async Task An_unknown_or_absent_coding_counts_as_none(string coding, bool isGzip)
    {
        string[] documents =
        [
            "<rdf:RDF/>",
            "{\n  \"version\": \"https://jsonfeed.org/version/1.1\"\n}",
            "<?xml-stylesheet href='x'?><rss/>",
            "  \n<a:feed/>",
        ];
        foreach (var document in documents)
        {
            var body = Encoding.UTF8.GetBytes(document);
            server.Serve(
                "/feed.xml", Reply.With(Reply.Bytes(isGzip ? Reply.Compress(body, "gzip") : body, null), ("Content-Encoding", coding)));

            Text(await Fetch("/feed.xml")).ShouldBe(document);
        }
    }

    [Fact]
    public async Task Deflate_that_is_called_gzip_is_read()
    {
        var packed = Reply.Compress(Encoding.UTF8.GetBytes(Rss), "deflate");
        server.Serve("/feed.xml", Reply.With(Reply.Bytes(packed, null), ("Content-Encoding", "gzip")));

        Text(await Fetch("/feed.xml")).ShouldBe(Rss);
    }

    [Theory]
    [InlineData("gzip"), InlineData("deflate"), InlineData("br")]
    public async Task A_plain_answer_in_utf_16_that_claims_to_be_packed_is_read(string coding)
    {
        byte[] body = [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Rss)];
        server.Serve("/feed.xml", Reply.With(Reply.Bytes(body, null), ("Content-Encoding", coding)));

        (await Fetch("/feed.xml")).Body.ToArray().ShouldBe(body);
    }

    [Fact]
    public async Task A_coding_that_nobody_asked_for_is_named()
    {
        byte[] zstd = [0x28, 0xB5, 0x2F, 0xFD, 0x04, 0x00, 0x59, 0x00, 0x00, 0x61];
        server.Serve("/feed.xml", Reply.With(Reply.Bytes(zstd, null), ("Content-Encoding", "zstd")));

        (await Fetch("/feed.xml").ShouldThrowAsync<FetchException>()).Message
            .ShouldBe("The answer is packed with 'zstd', which was not requested.");
    }

    [Theory]
    [InlineData("gzip", 4), InlineData("gzip", 8), InlineData("gzip", 500), InlineData("deflate", 4), InlineData("raw-deflate", 8)]
    [InlineData("br", 4), InlineData("br", 300)]
    public async Task A_packed_answer_that_ends_early_is_not_whole(string coding, int missing)
    {
        var packed = Reply.Compress(
            Encoding.UTF8.GetBytes(string.Join(' ', Enumerable.Range(0, 900).Select(i => $"<item>{i * 7919}</item>"))), coding);
        var stated = coding == "raw-deflate" ? "deflate" : coding;
        server.Serve("/feed.xml", Reply.With(Reply.Bytes(packed[..^missing], null), ("Content-Encoding", stated)));

        var answer = await Fetch("/feed.xml");

        answer.Problems.ShouldBe(["The packed answer is damaged or ends early; what could be unpacked was read."]);
        Text(answer).ShouldStartWith("<item>0</item>");
    }

    [Theory]
    [InlineData("gzip", 8, 20), InlineData("gzip", 4, 20), InlineData("deflate", 4, 20), InlineData("gzip", 8, 30_000)]
    public async Task A_packed_answer_with_a_wrong_checksum_gives_all_that_was_unpacked_and_says_so(string coding, int at, int items)
    {
        var document = string.Join(' ', Enumerable.Range(0, items).Select(i => $"<item>{i * 7919}</item>"));
        var packed = Reply.Compress(Encoding.UTF8.GetBytes(document), coding);
        packed[^at] ^= 0x55;
        server.Serve("/feed.xml", Reply.With(Reply.Bytes(packed, null), ("Content-Encoding", coding)));

        var answer = await Fetch("/feed.xml");

        Text(answer).ShouldBe(document);
        answer.Problems.ShouldBe(["The packed answer is damaged or ends early; what could be unpacked was read."]);
        answer.Whole.ShouldBeFalse();
    }

    [Theory]
    [InlineData("xyz")]
    [InlineData("-5")]
    [InlineData("")]
    [InlineData("FFFFFFFFFFFFFFFFFFFF")]
    public async Task An_answer_whose_pieces_have_no_proper_length_is_the_servers_fault(string length)
    {
        var beginning = new string('x', 200_000);
        const string Head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
        var none = server.ServeRaw("/none.xml", Encoding.ASCII.GetBytes($"{Head}{length}\r\n<rss>\r\n0\r\n\r\n"));
        var half = server.ServeRaw("/half.xml", Encoding.ASCII.GetBytes($"{Head}30d40\r\n{beginning}\r\n{length}\r\n<more>\r\n0\r\n\r\n"));

        var refused = await FetchUrl(none).ShouldThrowAsync<FetchException>();
        var answer = await FetchUrl(half);

        refused.Message.ShouldBe("The server's answer is not proper HTTP.");
        Text(answer).ShouldStartWith(beginning[..100_000]);
        answer.Whole.ShouldBeFalse();
        answer.Problems.ShouldHaveSingleItem().ShouldMatch("not proper HTTP after [0-9]+ bytes");
    }

    [Fact]
    public async Task A_short_gzip_without_its_trailer_gives_all_that_is_in_it()
    {
        var packed = Reply.Compress(Encoding.UTF8.GetBytes(Rss), "gzip");
        server.Serve("/feed.xml", Reply.With(Reply.Bytes(packed[..^4], null), ("Content-Encoding", "gzip")));

        var answer = await Fetch("/feed.xml");

        (Text(answer), answer.Whole).ShouldBe((Rss, false));
    }

    [Theory]
    [InlineData(0), InlineData(12)]
    public async Task Members_of_a_gzip_in_a_row_and_padding_behind_them_are_whole(int padding)
    {
        byte[] packed =
        [
            .. Reply.Compress(Encoding.UTF8.GetBytes(Rss[..20]), "gzip"),
            .. Reply.Compress(Encoding.UTF8.GetBytes(Rss[20..]), "gzip"),
            .. new byte[padding],
        ];
        server.Serve("/feed.xml", Reply.With(Reply.Bytes(packed, null), ("Content-Encoding", "gzip")));

        var answer = await Fetch("/feed.xml");

        (Text(answer), answer.Whole).ShouldBe((Rss, true));
    }

    [Fact]
    public async Task A_configured_header_replaces_the_one_that_fetcher_would_send()
    {
        server.Serve("/feed.xml", Reply.Redirect(302, server.Url("other.example", "/there"))).Serve("/there", Reply.Feed(Rss));

        await FetchUrl(server.Url("paper.example", "/feed.xml"), r => r with
        {
            Headers = [new("user-agent", "Mozilla/5.0 (X11; Linux x86_64)"), new("Accept", "text/xml")],
            Credentials = [new("X-Key", "secret")],
        });

        server.Requests.Select(r => r["User-Agent"]).ShouldBe(["Mozilla/5.0 (X11; Linux x86_64)", "Mozilla/5.0 (X11; Linux x86_64)"]);
        server.Requests.Select(r => r["Accept"]).ShouldBe(["text/xml", "text/xml"]);
        server.Requests.Select(r => r["X-Key"]).ShouldBe(["secret", null]);
    }

    [Fact]
    public async Task A_password_in_a_redirect_is_neither_used_nor_shown()
    {
        server.Serve("/feed.xml", Reply.Redirect(301, server.Url("/there").Replace("//", "//reader:secret@", StringComparison.Ordinal)))
            .Serve("/there", Reply.Feed(Rss));

        var answer = await Fetch("/feed.xml");

        (answer.Address.AbsoluteUri, answer.MovedTo!.AbsoluteUri).ShouldBe((server.Url("/there"), server.Url("/there")));
        server.Requests[1]["Authorization"].ShouldBeNull();
    }

    private static RequestDelegate WithCookie(string name, RequestDelegate without) => context =>
        context.Request.Headers.Cookie.ToString().Contains(name + "=", StringComparison.Ordinal)
            ? Reply.Feed(Rss)(context) : Reply.With(without, ("Set-Cookie", name + "=1; Path=/"))(context);

    private Task<FetchAnswer> Fetch(string path) => FetchUrl(server.Url(path));

    private static async Task<FetchAnswer> FetchUrl(string url, Func<FetchRequest, FetchRequest>? change = null)
    {
        using var client = Client();
        return await client.FetchAsync((change ?? (r => r))(Request(url)), TestContext.Current.CancellationToken);
    }

    private static FetchClient Client() => new(
        RunningFetcher.Quick with { AllowPrivate = ["127.0.0.1", "paper.example", "login.example", "other.example"] }, TimeProvider.System,
        (_, _) => Task.FromResult<System.Net.IPAddress[]>([System.Net.IPAddress.Loopback]));

    private static FetchRequest Request(string url) =>
        new() { Address = new Uri(url), Configured = new Uri(url), Accept = "*/*", MaxBytes = 1024 * 1024 };

    private static string Text(FetchAnswer answer) => Encoding.UTF8.GetString(answer.Body.Span);
}
