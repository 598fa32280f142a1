using System.Text;
using BriefingBus.Configuration;
using BriefingBus.Contracts;
using BriefingBus.Fetcher.Http;
using BriefingBus.Fetcher.Polling;
using BriefingBus.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace BriefingBus.Fetcher.Tests.Polling;

/// <summary>The whole Fetcher against servers that answer well, badly, and not at all.</summary>
public sealed class FetcherTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Morning = new(2026, 3, 2, 6, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder folder = new();
    private FeedServer server = null!;

    private string Url => server.Url("/feed.xml");

    public async ValueTask InitializeAsync() => server = await FeedServer.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task A_poll_that_takes_longer_than_its_lease_stays_with_its_fetcher()
    {
        var answers = new TaskCompletionSource();
        server.Serve("/feed.xml", async context =>
        {
            await answers.Task;
            await Reply.Feed(SomeFeed.Rss(SomeFeed.Entries(1, Morning)))(context);
        });
        var clock = new FakeClock(Morning);
        var options = RunningFetcher.Quick with
        {
            Lease = FetchOptions.ShortestLease,
            FirstByteTimeout = TimeSpan.FromMinutes(9),
            Timeout = TimeSpan.FromMinutes(9),
        };
        FeedOptions[] feeds = [new() { Url = Url }];
        await using var fetcher = await RunningFetcher.StartAsync(folder.Path, feeds, options, clock, scheduled: true);
        await Eventually.TrueAsync(() => server.RequestsOf("/feed.xml").Count == 1, "the feed is asked for");

        for (var passed = TimeSpan.Zero; passed < options.Lease * 3; passed += DueFeeds.Interval)
        {
            clock.Advance(DueFeeds.Interval);
            await Eventually.TrueAsync(
                async () =>
                {
                    await using var context = await fetcher.Contexts.CreateDbContextAsync(TestContext.Current.CancellationToken);
                    var feed = await context.Feeds.SingleAsync(TestContext.Current.CancellationToken);
                    return feed.LeaseUntil == clock.GetUtcNow() + options.Lease;
                },
                "the lease is extended");
        }
        answers.SetResult();

        (await fetcher.NextAsync()).ShouldBeOfType<FeedFetched>();
        server.RequestsOf("/feed.xml").Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_scheduled_fetcher_polls_new_feeds_by_itself()
    {
        server.Serve("/feed.xml", Reply.Feed(SomeFeed.Rss(SomeFeed.Entries(1, Morning))));
        await using var fetcher = await RunningFetcher.StartAsync(folder.Path, [new FeedOptions { Url = Url }], scheduled: true);

        (await fetcher.NextAsync()).ShouldBeOfType<FeedFetched>().EntriesNew.ShouldBe(1);
        (await fetcher.StateAsync(Url)).NextDue!.Value.ShouldBeGreaterThan(DateTimeOffset.UtcNow.AddMinutes(5));
    }

    [Fact]
    public async Task A_killed_process_loses_nothing_that_is_still_in_the_feed()
    {
        server.Serve("/feed.xml", Reply.Feed(SomeFeed.Rss(SomeFeed.Entries(3, Morning)), etag: "\"1\""));
        Guid[] first;
        await using (var killed = await RunningFetcher.StartAsync(folder.Path, [new FeedOptions { Url = Url }]))
        {
            first = [.. (await killed.FetchAsync(Url)).Entries.Select(e => e.ItemId)];
            await killed.StateAsync(Url);
        }

        await using var next = await RunningFetcher.StartAsync(folder.Path, [new FeedOptions { Url = Url }], scheduled: true);
        var again = (await next.NextAsync()).ShouldBeOfType<FeedFetched>();

        again.NotModified.ShouldBeFalse();
        again.Entries.Select(e => e.ItemId).ShouldBe(first);
        again.Entries.ShouldAllBe(e => !e.Changed);
        server.Requests.ShouldAllBe(r => r["If-None-Match"] == null);
    }

    [Fact]
    public async Task A_feed_that_is_gone_retires_and_can_be_asked_for_again()
    {
        server.Serve("/feed.xml", Reply.InTurn(Reply.Status(410), Reply.Feed(SomeFeed.Rss(SomeFeed.Entries(1, Morning)))));
        await using var fetcher = await RunningFetcher.StartAsync(folder.Path, [new FeedOptions { Url = Url }]);

        var gone = await fetcher.FailAsync(Url);
        (await fetcher.StateAsync(Url)).NextDue.ShouldBeNull();
        var back = await fetcher.FetchAsync(Url);

        (gone.Kind, gone.NextFetch).ShouldBe(("gone", null));
        back.NextFetch.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_permanent_redirect_counts_after_three_polls_and_a_failure_returns_to_the_old_address()
    {
        server.Serve("/feed.xml", Reply.Redirect(301, "/new.xml"));
        var feed = Reply.Feed(SomeFeed.Rss(SomeFeed.Entries(1, Morning)));
        server.Serve("/new.xml", Reply.InTurn([.. Enumerable.Repeat(feed, 4), Reply.Status(404), feed]));
        await using var fetcher = await RunningFetcher.StartAsync(folder.Path, [new FeedOptions { Url = Url }]);

        for (var poll = 0; poll < 4; poll++)
        {
            (await fetcher.FetchAsync(Url)).AnsweredBy.ShouldBe(server.Url("/new.xml"));
            await fetcher.StateAsync(Url);
        }
        server.RequestsOf("/feed.xml").Count.ShouldBe(3);

        await fetcher.FailAsync(Url);
        await fetcher.StateAsync(Url);
        await fetcher.FetchAsync(Url);
        server.RequestsOf("/feed.xml").Count.ShouldBe(4);
    }

    [Fact]
    public async Task A_new_address_that_is_gone_leads_back_to_the_old_one()
    {
        server.Serve("/feed.xml", Reply.Redirect(301, "/new.xml"));
        var feed = Reply.Feed(SomeFeed.Rss(SomeFeed.Entries(1, Morning)));
        server.Serve("/new.xml", Reply.InTurn([.. Enumerable.Repeat(feed, MovedFeed.Confirmations), Reply.Status(410), feed]));
        await using var fetcher = await RunningFetcher.StartAsync(folder.Path, [new FeedOptions { Url = Url }]);
        for (var poll = 0; poll < MovedFeed.Confirmations; poll++)
        {
            await fetcher.FetchAsync(Url);
            await fetcher.StateAsync(Url);
        }

        var gone = await fetcher.FailAsync(Url);
        var state = await fetcher.StateAsync(Url);
        await fetcher.FetchAsync(Url);

        gone.Kind.ShouldBe("gone");
        gone.NextFetch.ShouldNotBeNull();
        state.NextDue.ShouldNotBeNull();
        server.RequestsOf("/feed.xml").Count.ShouldBe(MovedFeed.Confirmations + 1);
    }

    [Fact]
    public async Task A_server_that_asks_for_a_pause_gets_it_for_that_feed_alone_until_it_repeats_itself()
    {
        server.Serve("/1", Reply.RetryAfter(429, "7200")).Serve("/2", Reply.RetryAfter(503, "3600"))
            .Serve("/3", Reply.Feed(SomeFeed.Rss()));
        string[] urls = [server.Url("/1"), server.Url("/2"), server.Url("/3")];
        await using var fetcher = await RunningFetcher.StartAsync(folder.Path, [.. urls.Select(u => new FeedOptions { Url = u })]);

        var first = await fetcher.FailAsync(urls[0]);
        await fetcher.StateAsync(urls[0]);
        var third = (await fetcher.StateAsync(urls[2])).NextDue!.Value;
        await fetcher.FailAsync(urls[1]);
        await fetcher.StateAsync(urls[1]);

        first.Kind.ShouldBe("rate limited");
        (first.NextFetch - first.FailedAt)!.Value.TotalSeconds.ShouldBeInRange(7190, 7201);
        (first.RetryAfter - first.FailedAt)!.Value.TotalSeconds.ShouldBeInRange(7190, 7201);
        third.ShouldBeLessThan(DateTimeOffset.UtcNow);
        (await fetcher.StateAsync(urls[2])).NextDue!.Value.ShouldBeGreaterThan(DateTimeOffset.UtcNow.AddMinutes(58));
        (await fetcher.StateAsync(urls[0])).NextDue!.Value.ShouldBeGreaterThan(DateTimeOffset.UtcNow.AddMinutes(110));
    }

    [Fact]
    public async Task A_pause_that_the_host_of_a_redirect_asks_for_is_for_the_feeds_of_that_host()
    {
        server.Serve("/moved", Reply.Redirect(302, server.Url("mirror.example", "/busy"))).Serve("/busy", Reply.RetryAfter(429, "7200"));
        string[] urls =
        [
            server.Url("paper.example", "/moved"), server.Url("paper.example", "/other"), server.Url("mirror.example", "/other"),
        ];
        await using var fetcher = await RunningFetcher.StartAsync(
            folder.Path, [.. urls.Select(u => new FeedOptions { Url = u })],
            RunningFetcher.Quick with { AllowPrivate = ["paper.example", "mirror.example"] },
            lookup: (_, _) => Task.FromResult<System.Net.IPAddress[]>([System.Net.IPAddress.Loopback]));

        for (var poll = 0; poll < 2; poll++)
        {
            await fetcher.FailAsync(urls[0]);
            await fetcher.StateAsync(urls[0]);
        }

        (await fetcher.StateAsync(urls[1])).NextDue!.Value.ShouldBeLessThan(DateTimeOffset.UtcNow);
        (await fetcher.StateAsync(urls[2])).NextDue!.Value.ShouldBeGreaterThan(DateTimeOffset.UtcNow.AddMinutes(110));
    }

    [Fact]
    public async Task An_answer_that_breaks_off_gives_its_entries_and_is_asked_for_in_full_next_time()
    {
        var whole = SomeFeed.Rss(SomeFeed.Entries(5, Morning));
        var cut = whole[..(whole.IndexOf("ship-2", StringComparison.Ordinal))];
        server.Serve("/feed.xml", Reply.InTurn(
            Reply.With(Reply.BreaksOff(cut, 2000), ("ETag", "\"1\"")), Reply.Feed(whole, etag: "\"1\"")));
        await using var fetcher = await RunningFetcher.StartAsync(folder.Path, [new FeedOptions { Url = Url }]);

        var broken = await fetcher.FetchAsync(Url);
        await fetcher.StateAsync(Url);
        var full = await fetcher.FetchAsync(Url);

        broken.Entries.Take(3).Select(e => e.EntryId).ShouldBe(["ship-5", "ship-4", "ship-3"]);
        broken.Problems.ShouldContain(p => p.StartsWith("The answer broke off after", StringComparison.Ordinal));
        broken.Losses.ShouldBe(broken.Problems);
        full.Entries.Select(e => e.EntryId).ShouldContain("ship-1");
        full.NotModified.ShouldBeFalse();
        full.Losses.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(false), InlineData(true)]
    public async Task A_document_that_ends_inside_an_element_keeps_no_validators(bool packed)
    {
        var whole = SomeFeed.Rss(SomeFeed.Entries(5, Morning));
        var cut = Encoding.UTF8.GetBytes(whole[..whole.IndexOf("ship-2", StringComparison.Ordinal)]);
        var first = packed
            ? Reply.With(
                Reply.Bytes(Reply.Compress(cut, "gzip")[..^8], "application/rss+xml"), ("Content-Encoding", "gzip"), ("ETag", "\"1\""))
            : Reply.With(Reply.Bytes(cut, "application/rss+xml"), ("ETag", "\"1\""), ("Last-Modified", "Mon, 02 Mar 2026 06:00:00 GMT"));
        server.Serve("/feed.xml", Reply.InTurn(first, Reply.Feed(whole, etag: "\"1\"")));
        await using var fetcher = await RunningFetcher.StartAsync(folder.Path, [new FeedOptions { Url = Url }]);

        (await fetcher.FetchAsync(Url)).Losses.ShouldNotBeEmpty();
        var state = await fetcher.StateAsync(Url);
        var full = await fetcher.FetchAsync(Url);

        (state.ETag, state.LastModified).ShouldBe((null, null));
        full.Entries.Select(e => e.EntryId).ShouldContain("ship-1");
        (await fetcher.StateAsync(Url)).ETag.ShouldBe("\"1\"");
    }

    [Fact]
    public async Task A_page_in_place_of_a_feed_that_was_read_is_a_failure_that_says_what_the_page_names()
    {
        server.Serve("/feed.xml", Reply.InTurn(
            Reply.Feed(SomeFeed.Rss(SomeFeed.Entries(1, Morning))),
            Reply.Redirect(302, "/maintenance"),
            Reply.Feed(SomeFeed.Rss(SomeFeed.Entries(2, Morning)))));
        server.Serve("/maintenance", PageNaming("/gossip.xml?key=1"));
        server.Serve("/gossip.xml", Reply.Feed(SomeFeed.Rss(SomeFeed.Entries(9, Morning))));
        await using var fetcher = await RunningFetcher.StartAsync(folder.Path, [new FeedOptions { Url = Url }]);

        await fetcher.FetchAsync(Url);
        await fetcher.StateAsync(Url);
        var failure = await fetcher.FailAsync(Url);
        await fetcher.StateAsync(Url);

        (failure.Kind, failure.Reason)
            .ShouldBe(("not a feed", $"There is a web page where the feed was; the page names {server.Url("/gossip.xml")} as its feed."));
        server.RequestsOf("/gossip.xml").ShouldBeEmpty();
        (await fetcher.FetchAsync(Url)).EntriesNew.ShouldBe(1);
    }

    [Fact]
    public async Task A_failure_names_an_endless_address_in_short()
    {
        server.Serve("/feed.xml", Reply.InTurn(
            Reply.Feed(SomeFeed.Rss(SomeFeed.Entries(1, Morning))), PageNaming("/" + new string('x', 8000))));
        await using var fetcher = await RunningFetcher.StartAsync(folder.Path, [new FeedOptions { Url = Url }]);

        await fetcher.FetchAsync(Url);
        await fetcher.StateAsync(Url);
        var failure = await fetcher.FailAsync(Url);

        failure.Reason.ShouldStartWith($"There is a web page where the feed was; the page names {server.Url("/xxx")}");
        failure.Reason.Length.ShouldBeLessThan(400);
    }

    [Fact]
    public async Task Where_the_first_feed_that_a_page_names_is_gone_the_next_is_read()
    {
        server.Serve("/", Reply.Feed(
            "<html><head><link rel=alternate type=application/rss+xml href=/old.xml>"
            + "<link rel=alternate type=application/rss+xml href=/feed.xml></head></html>", "text/html"));
        server.Serve("/old.xml", Reply.Status(404));
        server.Serve("/feed.xml", Reply.Feed(SomeFeed.Rss(SomeFeed.Entries(1, Morning))));
        await using var fetcher = await RunningFetcher.StartAsync(folder.Path, [new FeedOptions { Url = server.Url("/") }]);

        (await fetcher.FetchAsync(server.Url("/"))).AnsweredBy.ShouldBe(Url);
    }

    [Fact]
    public async Task A_page_whose_only_feed_is_gone_is_not_retired_and_may_name_another_one()
    {
        var page = server.Url("/");
        server.Serve("/", Reply.InTurn(PageNaming("/old.xml"), PageNaming("/feed.xml")));
        server.Serve("/old.xml", Reply.Status(410));
        server.Serve("/feed.xml", Reply.Feed(SomeFeed.Rss(SomeFeed.Entries(1, Morning))));
        await using var fetcher = await RunningFetcher.StartAsync(folder.Path, [new FeedOptions { Url = page }]);

        var gone = await fetcher.FailAsync(page);
        var state = await fetcher.StateAsync(page);

        (gone.Kind, gone.Reason)
            .ShouldBe(("not a feed", $"The page names {server.Url("/old.xml")} as its feed, which the publisher has retired."));
        gone.NextFetch.ShouldNotBeNull();
        state.NextDue.ShouldNotBeNull();
        (await fetcher.FetchAsync(page)).AnsweredBy.ShouldBe(Url);
    }

    [Fact]
    public async Task A_page_whose_Link_header_names_a_feed_leads_to_it()
    {
        server.Serve("/", Reply.With(
            Reply.Feed("<html><body>News</body></html>", "text/html"),
            ("Link", "</feed.xml>; rel=\"alternate\"; type=\"application/rss+xml\"")));
        server.Serve("/feed.xml", Reply.Feed(SomeFeed.Rss(SomeFeed.Entries(1, Morning))));
        await using var fetcher = await RunningFetcher.StartAsync(folder.Path, [new FeedOptions { Url = server.Url("/") }]);

        (await fetcher.FetchAsync(server.Url("/"))).AnsweredBy.ShouldBe(Url);
    }

    [Fact]
    public async Task The_feed_that_a_page_named_first_is_asked_from_then_on_and_no_other()
    {
        var page = server.Url("/");
        server.Serve("/", Reply.InTurn(PageNaming("/feed.xml"), PageNaming("/gossip.xml")));
        server.Serve("/gossip.xml", Reply.Feed(SomeFeed.Rss(SomeFeed.Entries(9, Morning))));
        server.Serve("/feed.xml", Reply.InTurn(
            Reply.Feed(SomeFeed.Rss(SomeFeed.Entries(1, Morning)), etag: "\"1\""),
            Reply.Status(304),
            Reply.Status(404),
            Reply.Feed(SomeFeed.Rss(SomeFeed.Entries(2, Morning)))));
        await using var fetcher = await RunningFetcher.StartAsync(folder.Path, [new FeedOptions { Url = page }]);

        (await fetcher.FetchAsync(page)).AnsweredBy.ShouldBe(Url);
        await fetcher.StateAsync(page);
        (await fetcher.FetchAsync(page)).NotModified.ShouldBeTrue();
        await fetcher.StateAsync(page);
        await fetcher.FailAsync(page);
        await fetcher.StateAsync(page);
        (await fetcher.FetchAsync(page)).AnsweredBy.ShouldBe(Url);

        server.RequestsOf("/").Count.ShouldBe(1);
        server.RequestsOf("/gossip.xml").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_web_page_that_names_its_feed_leads_to_it_once()
    {
        server.Serve("/", PageNaming("/feed.xml"));
        server.Serve("/feed.xml", Reply.Feed(SomeFeed.Rss(SomeFeed.Entries(1, Morning))));
        server.Serve("/circle", PageNaming("/circle"));
        string[] urls = [server.Url("/"), server.Url("/circle")];
        await using var fetcher = await RunningFetcher.StartAsync(folder.Path, [.. urls.Select(u => new FeedOptions { Url = u })]);

        (await Ask(fetcher, urls[0])).ShouldBeOfType<FeedFetched>().AnsweredBy.ShouldBe(Url);
        (await Ask(fetcher, urls[1])).ShouldBeOfType<FeedFetchFailed>().Kind.ShouldBe("not a feed");
        server.RequestsOf("/circle").Count.ShouldBe(2);
    }

    [Fact]
    public async Task Each_feed_logs_in_its_own_way()
    {
        server.Serve("/feed.xml", Reply.Feed(SomeFeed.Rss()));
        static Secret Is(string value) => new("${X}", value);
        FeedOptions[] feeds =
        [
            new() { Url = Url + "?basic", User = "reader", Password = Is("pässword") },
            new() { Url = Url + "?bearer", Token = Is("t0ken") },
            new() { Url = Url + "?cookie", Cookie = Is("session=1") },
            new() { Url = Url + "?header", Headers = new Dictionary<string, Secret> { ["X-Api-Key"] = Is("k3y") } },
        ];
        await using var fetcher = await RunningFetcher.StartAsync(folder.Path, feeds, scheduled: true);
        for (var i = 0; i < feeds.Length; i++)
            (await fetcher.NextAsync()).ShouldBeOfType<FeedFetched>();

        ReceivedRequest Sent(string query) => server.Requests.Single(r => r.PathAndQuery.EndsWith(query, StringComparison.Ordinal));
        Sent("basic")["Authorization"].ShouldBe("Basic " + Convert.ToBase64String("reader:pässword"u8));
        Sent("bearer")["Authorization"].ShouldBe("Bearer t0ken");
        Sent("cookie")["Cookie"].ShouldBe("session=1");
        Sent("header")["X-Api-Key"].ShouldBe("k3y");
        Sent("header")["Authorization"].ShouldBeNull();
    }

    [Fact]
    public async Task Every_kind_of_bad_feed_costs_that_feed_alone_and_says_why()
    {
        var bomb = "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a \"" + new string('x', 1000) + "\">"
            + string.Concat(Enumerable.Range(0, 10).Select(TenTimesTheLast))
            + "]><rss version=\"2.0\"><channel><title>&k;</title><item><title>Bomb &k;</title></item></channel></rss>";
        var deep = "<rss version=\"2.0\"><channel><item><title>Deep</title><description>" + string.Concat(
            Enumerable.Repeat("<a>", 200_000)) + "</description></item></channel></rss>";
        server.Serve("/good", Reply.Feed(SomeFeed.Rss(SomeFeed.Entries(1, Morning))))
            .Serve("/entities", Reply.Feed(bomb)).Serve("/deep", Reply.Feed(deep))
            .Serve("/file-entity", Reply.Feed(
                "<!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
                + "<rss version=\"2.0\"><channel><item><title>Read &x;</title></item></channel></rss>"))
            .Serve("/html", Reply.Feed("<html><body>Welcome</body></html>", "text/html")).Serve("/nothing", Reply.Feed(""))
            .Serve("/endless", Reply.Endless()).Serve("/zip", Reply.Bomb(200, "gzip")).Serve("/hangs-up", Reply.HangsUp())
            .Serve("/many", Reply.Feed(SomeFeed.Rss(SomeFeed.Entries(2000, Morning))))
            .Serve("/fat", Reply.Feed(SomeFeed.Rss([new SomeEntry("Fat", Morning, "fat", Text: new string('x', 3_000_000))])));
        string[] paths =
        [
            "/good", "/entities", "/deep", "/file-entity", "/html", "/nothing",
            "/endless", "/zip", "/hangs-up", "/missing", "/many", "/fat",
        ];
        var options = RunningFetcher.Quick with
        {
            MaxReceived = 8,
            MaxFeed = 16,
            MaxEntries = 1000,
            MaxText = 1,
            FirstByteTimeout = TimeSpan.FromSeconds(10),
        };
        await using var fetcher = await RunningFetcher.StartAsync(
            folder.Path, [.. paths.Select(p => new FeedOptions { Url = server.Url(p) })], options, scheduled: true);

        var heard = new Dictionary<string, object>(StringComparer.Ordinal);
        for (var i = 0; i < paths.Length; i++)
        {
            var message = await fetcher.NextAsync();
            heard[message is FeedFetched ok ? ok.FeedUrl : ((FeedFetchFailed)message).FeedUrl] = message;
        }

        FeedFetched Read(string path) => heard[server.Url(path)].ShouldBeOfType<FeedFetched>();
        string Kind(string path) => heard[server.Url(path)].ShouldBeOfType<FeedFetchFailed>().Kind;
        Read("/good").EntriesNew.ShouldBe(1);
        Read("/entities").Entries.Single().Title!.Length.ShouldBeLessThan(200_000);
        Read("/deep").Entries.Count.ShouldBe(1);
        Read("/file-entity").Entries.Single().Title!.ShouldNotContain("root");
        Read("/many").EntriesInFeed.ShouldBe(1000);
        Read("/fat").Entries.Count.ShouldBe(1);
        (Kind("/html"), Kind("/nothing"), Kind("/endless"), Kind("/zip"), Kind("/hangs-up"), Kind("/missing"))
            .ShouldBe(("not a feed", "empty", "too large", "too large", "unreachable", "not found"));
    }

    [Fact]
    public async Task A_feed_that_no_section_names_is_never_fetched()
    {
        server.Serve("/other", Reply.Feed(SomeFeed.Rss()));
        await using var fetcher = await RunningFetcher.StartAsync(folder.Path, [new FeedOptions { Url = Url }]);

        await fetcher.AskAsync(server.Url("/other"));

        (await fetcher.NextAsync()).ShouldBeOfType<UnknownFeedException>().Message.ShouldContain("/other");
        server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_fetcher_that_stops_gives_its_feeds_back_at_once()
    {
        server.Serve("/feed.xml", Reply.Silence());
        var fetcher = await RunningFetcher.StartAsync(folder.Path, [new FeedOptions { Url = Url }]);
        await fetcher.AskAsync(Url);
        while (server.Requests.Count == 0)
            await Task.Delay(10, TestContext.Current.CancellationToken);
        var contexts = fetcher.Contexts;

        await fetcher.StopAsync();

        await using (var context = await contexts.CreateDbContextAsync(TestContext.Current.CancellationToken))
            (await context.Feeds.SingleAsync(TestContext.Current.CancellationToken)).LeaseOwner.ShouldBeNull();
        await fetcher.DisposeAsync();
    }

    private static async Task<object> Ask(RunningFetcher fetcher, string url)
    {
        await fetcher.AskAsync(url);
        return await fetcher.NextAsync();
    }

    private static RequestDelegate PageNaming(string feed) => Reply.Feed(
        $"<html><head><link rel=\"alternate\" type=\"application/rss+xml\" href=\"{feed}\"></head><body>News</body></html>", "text/html");

    /// <summary>The entities &amp;b; to &amp;k;, each ten times the one before.</summary>
    private static string TenTimesTheLast(int i) =>
        $"<!ENTITY {(char)('b' + i)} \"{string.Concat(Enumerable.Repeat($"&{(char)('a' + i)};", 10))}\">";
}
