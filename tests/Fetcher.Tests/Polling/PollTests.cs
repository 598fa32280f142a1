using BriefingBus.Configuration;
using BriefingBus.Contracts;
using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.Fetcher.Tests.Polling;

public sealed class PollTests : IDisposable
{
    private static readonly DateTimeOffset Morning = new(2026, 3, 2, 6, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_feed_file_beside_the_configuration_is_published()
    {
        folder.Write("feeds/harbour.xml", SomeFeed.Rss(SomeFeed.Entries(3, Morning)));
        await using var fetcher = await RunningFetcher.StartAsync(folder.Path, [new FeedOptions { Url = "feeds/harbour.xml" }]);

        var fetched = await fetcher.FetchAsync("feeds/harbour.xml");

        fetched.FeedName.ShouldBe("Harbour Gazette");
        fetched.Format.ShouldBe("rss 2.0");
        fetched.EntriesInFeed.ShouldBe(3);
        fetched.EntriesNew.ShouldBe(3);
        fetched.HttpStatus.ShouldBeNull();
        fetched.NewestEntry.ShouldBe(Morning);
        fetched.Entries.Select(e => e.EntryId).ShouldBe(["ship-3", "ship-2", "ship-1"]);
        fetched.Entries[0].Link.ShouldBe("https://gazette.example/ships/3");
        CompressedText.Unwrap(fetched.Entries[0].Summary)
            .ShouldBe("Ship number 3 tied up at the north quay this morning. Its crew went ashore before noon.");
    }

    [Fact]
    public async Task A_delta_is_no_list_of_what_the_feed_still_has()
    {
        await using var server = await FeedServer.StartAsync();
        var url = server.Url("/feed.xml");
        var entries = SomeFeed.Entries(3, Morning);
        server.Serve("/feed.xml", Reply.InTurn(
            Reply.Feed(SomeFeed.Rss(entries.Skip(1)), etag: "\"one\""),
            Reply.As(226, Reply.Feed(SomeFeed.Rss(entries.Take(1)), etag: "\"two\""))));
        await using var fetcher = await RunningFetcher.StartAsync(folder.Path, [new FeedOptions { Url = url }]);

        var whole = await fetcher.FetchAsync(url);
        await fetcher.StateAsync(url);
        var delta = await fetcher.FetchAsync(url);

        whole.Listed.ShouldNotBeNull().ShouldBe(whole.Entries.Select(e => e.ItemId));
        delta.Entries.Select(e => e.EntryId).ShouldBe(["ship-3"]);
        delta.Listed.ShouldBeNull();
    }

    [Fact]
    public async Task Of_an_endless_address_that_answered_the_host_is_named()
    {
        await using var server = await FeedServer.StartAsync();
        var url = server.Url("/feed.xml");
        server.Serve("/feed.xml", Reply.Redirect(302, "/there.xml#" + new string('x', 20_000)))
            .Serve("/there.xml", Reply.Feed(SomeFeed.Rss(SomeFeed.Entries(1, Morning))));
        await using var fetcher = await RunningFetcher.StartAsync(folder.Path, [new FeedOptions { Url = url }]);

        (await fetcher.FetchAsync(url)).AnsweredBy.ShouldBe(server.Url("/").TrimEnd('/'));
    }

    [Fact]
    public async Task Only_new_entries_are_published_at_the_next_poll_and_an_unchanged_feed_says_so()
    {
        await using var server = await FeedServer.StartAsync();
        var url = server.Url("/feed.xml");
        server.Serve("/feed.xml", Reply.InTurn(
            Reply.Feed(SomeFeed.Rss(SomeFeed.Entries(2, Morning)), etag: "\"one\""),
            Reply.Feed(SomeFeed.Rss(SomeFeed.Entries(2, Morning)), etag: "\"one\""),
            Reply.Feed(SomeFeed.Rss(SomeFeed.Entries(3, Morning)), etag: "\"two\"")));
        await using var fetcher = await RunningFetcher.StartAsync(folder.Path, [new FeedOptions { Url = url }]);

        (await fetcher.FetchAsync(url)).EntriesNew.ShouldBe(2);
        await fetcher.StateAsync(url);
        var unchanged = await fetcher.FetchAsync(url);
        await fetcher.StateAsync(url);
        var news = await fetcher.FetchAsync(url);

        unchanged.NotModified.ShouldBeTrue();
        unchanged.HttpStatus.ShouldBe(304);
        unchanged.Entries.ShouldBeEmpty();
        unchanged.NewestEntry.ShouldBe(Morning);
        news.Entries.Select(e => e.EntryId).ShouldBe(["ship-3"]);
        server.Requests.Select(r => r["If-None-Match"]).ShouldBe([null, "\"one\"", "\"one\""]);
    }

    [Fact]
    public async Task A_failed_poll_says_why_since_when_and_how_often()
    {
        await using var server = await FeedServer.StartAsync();
        var url = server.Url("/gone-away.xml");
        await using var fetcher = await RunningFetcher.StartAsync(folder.Path, [new FeedOptions { Url = url, Name = "Gazette" }]);

        var first = await fetcher.FailAsync(url);
        await fetcher.StateAsync(url);
        var second = await fetcher.FailAsync(url);

        first.Kind.ShouldBe("not found");
        first.HttpStatus.ShouldBe(404);
        first.Reason.ShouldBe("The server answers 404: there is nothing at this address.");
        first.FeedName.ShouldBe("Gazette");
        (first.Failures, second.Failures).ShouldBe((1, 2));
        second.FailingSince.ShouldBe(first.FailingSince);
        second.NextFetch!.Value.ShouldBeGreaterThan(first.NextFetch!.Value);
    }
}
