using BriefingBus.Configuration;
using BriefingBus.Contracts;
using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.Fetcher.Tests.Articles;

public sealed class ArticlePagesTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Morning = new(2026, 3, 2, 6, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder folder = new();
    private FeedServer server = null!;

    public async ValueTask InitializeAsync() => server = await FeedServer.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task The_page_of_each_new_entry_travels_with_it()
    {
        server.Serve("/1", Reply.Redirect(302, "/one")).Serve("/one", Reply.Bytes("<p>Äpfel</p>"u8.ToArray(), "text/html"));
        server.Serve("/2", Reply.Bytes([(byte)'<', (byte)'p', (byte)'>', 0xC4], "text/html; charset=iso-8859-1"));

        var fetched = await FetchAsync("/1", "/2");

        fetched.Entries.Select(e => CompressedText.Unwrap(e.Page)).ShouldBe(["<p>Äpfel</p>", "<p>Ä"]);
        fetched.Entries[0].PageUrl.ShouldBe(server.Url("/one"));
        fetched.Entries.ShouldAllBe(e => e.Notes.Count == 0 && e.Summary != null);
        server.RequestsOf("/robots.txt").Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_page_that_cannot_be_had_leaves_the_feeds_own_text_and_a_note()
    {
        server.Serve("/pdf", Reply.Bytes("%PDF"u8.ToArray(), "application/pdf"))
            .Serve("/breaks", Reply.BreaksOff("<p>", 100, "text/html"));

        var fetched = await FetchAsync("/missing", "/pdf", "/breaks", "http://10.0.0.1/inside", "javascript:alert(1)");

        fetched.Entries.Select(e => e.Notes.Single()).ShouldBe(
        [
            "The article's page was not fetched: the server answers 404: there is nothing at this address.",
            "The article's page was not fetched: it is not a web page.",
            "The article's page was not fetched: the answer broke off after 3 of 103 bytes.",
            "The article's page was not fetched: 10.0.0.1 leads to a private network (RFC 1918), which is not contacted; "
                + "fetch.allowPrivate opens named hosts.",
            "The article's page was not fetched: its address is neither http nor https.",
        ]);
        fetched.Entries.ShouldAllBe(e => e.Page == null && e.Summary != null);
    }

    [Fact]
    public async Task Robots_txt_is_respected()
    {
        server.Serve("/robots.txt", Reply.Bytes("User-agent: BriefingBus\nDisallow: /closed/"u8.ToArray(), "text/plain"));
        server.Serve("/closed/1", Reply.Bytes("<p>No</p>"u8.ToArray(), "text/html"))
            .Serve("/open/1", Reply.Bytes("<p>Yes</p>"u8.ToArray(), "text/html"));

        var fetched = await FetchAsync("/closed/1", "/open/1");

        fetched.Entries[0].Notes.ShouldBe(["The article's page was not fetched: the site's robots.txt asks not to."]);
        CompressedText.Unwrap(fetched.Entries[1].Page).ShouldBe("<p>Yes</p>");
        server.RequestsOf("/closed/1").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_site_whose_robots_txt_cannot_be_had_is_left_alone_and_the_note_says_so()
    {
        server.Serve("/robots.txt", Reply.Status(500)).Serve("/1", Reply.Bytes("<p>No</p>"u8.ToArray(), "text/html"));

        var entry = (await FetchAsync("/1")).Entries.Single();

        entry.Page.ShouldBeNull();
        entry.Notes.ShouldBe(
        [
            "The article's page was not fetched: the site's robots.txt cannot be read: the server answers 500: it has a fault of its own.",
        ]);
        server.RequestsOf("/1").ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_an_endless_robots_txt_the_whole_lines_of_its_beginning_count()
    {
        const string Rules = "User-agent: *\nDisallow: /closed/\n";
        const string Half = "\nDisallow: /";
        var remark = new string('#', 512 * 1024 - Rules.Length - Half.Length);
        server.Serve("/robots.txt", Reply.Feed($"{Rules}{remark}{Half}elsewhere/\n{remark}", "text/plain"));
        server.Serve("/closed/1", Reply.Bytes("<p>No</p>"u8.ToArray(), "text/html"))
            .Serve("/open/1", Reply.Bytes("<p>Yes</p>"u8.ToArray(), "text/html"));

        var fetched = await FetchAsync("/closed/1", "/open/1");

        fetched.Entries[0].Notes.ShouldBe(["The article's page was not fetched: the site's robots.txt asks not to."]);
        CompressedText.Unwrap(fetched.Entries[1].Page).ShouldBe("<p>Yes</p>");
        server.RequestsOf("/closed/1").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_site_whose_robots_txt_breaks_off_is_left_alone()
    {
        server.Serve("/robots.txt", Reply.BreaksOff("User-agent: *\nAllow: /\n", 1000, "text/plain"))
            .Serve("/1", Reply.Bytes("<p>No</p>"u8.ToArray(), "text/html"));

        var entry = (await FetchAsync("/1")).Entries.Single();

        entry.Page.ShouldBeNull();
        entry.Notes.Single().ShouldStartWith(
            "The article's page was not fetched: the site's robots.txt cannot be read: the answer broke off after");
        server.RequestsOf("/1").ShouldBeEmpty();
    }

    [Fact]
    public async Task Only_so_many_pages_are_fetched_for_one_poll_the_newest_first()
    {
        for (var i = 0; i < 15; i++)
            server.Serve($"/{i}", Reply.Bytes("<p>Page</p>"u8.ToArray(), "text/html"));

        var fetched = await FetchAsync([.. Enumerable.Range(0, 15).Select(i => $"/{i}")]);

        fetched.Entries.Select(e => e.Page is not null).ShouldBe([.. Enumerable.Repeat(true, 10), .. Enumerable.Repeat(false, 5)]);
        fetched.Entries[14].Notes.ShouldBe(["The article's page was not fetched: only the 10 newest of a poll are fetched."]);
    }

    private async Task<FeedFetched> FetchAsync(params string[] links)
    {
        var entries = links.Select((link, i) => new SomeEntry(
            $"Story {i}", Morning.AddMinutes(-i), Id: $"s{i}", Link: link.StartsWith('/')
                ? server.Url(link)
                : link, Text: "The feed's own text."));
        server.Serve("/feed.xml", Reply.Feed(SomeFeed.Rss(entries)));
        var url = server.Url("/feed.xml");
        await using var fetcher = await RunningFetcher.StartAsync(folder.Path, [new FeedOptions { Url = url, FullText = true }]);
        return await fetcher.FetchAsync(url);
    }
}
