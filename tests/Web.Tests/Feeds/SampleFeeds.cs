using BriefingBus.Contracts;
using BriefingBus.Persistence;
using BriefingBus.Testing;
using BriefingBus.Web.Feeds;
using MassTransit;
using static BriefingBus.Web.Tests.Feeds.FeedMessages;

namespace BriefingBus.Web.Tests.Feeds;

/// <summary>A page that knows five feeds, one in each state, and one that is a file.</summary>
internal static class SampleFeeds
{
    public static readonly string[] Urls =
        [North, "https://late.example/rss", "https://silent.example/atom", "https://quiet.example/feed.json", "https://new.example/rss"];

    public static string PathOf(string url) => $"/feeds/{FeedId.Of(url)}";

    public static async Task<WebPage> StartAsync(
        FakeClock? clock = null, Action<IBusRegistrationConfigurator>? consumers = null, DatabaseOptions? database = null,
        string? file = null, IReadOnlyList<string>? outlets = null)
    {
        var web = await WebPage.StartAsync(
            clock: clock ?? new FakeClock(Now), database: database, editions: [Edition(Urls)], consumers: consumers, file: file,
            outlets: outlets);
        await PutAsync(web);
        return web;
    }

    public static async Task PutAsync(WebPage web)
    {
        var (polls, entries) = (web.Get<PollRecord>(), web.Get<EntryRecord>());
        await PutItemsAsync(entries, North, "North Post", Now.AddHours(-1), hours: 3, count: 150);
        await PutItemsAsync(entries, "https://silent.example/atom", "The Silent Review", Now.AddDays(-9), hours: 7, count: 60);
        await PutItemsAsync(entries, "https://quiet.example/feed.json", "Quiet Quarterly", Now.AddDays(-4), hours: 60, count: 12);
        await PutItemsAsync(entries, "https://late.example/rss", "Late Again Daily", Now.AddHours(-9), hours: 5, count: 80);
        foreach (var hours in new[] { 30, 20, 2 })
        {
            var earlier = Fetched(Now.AddHours(-hours), "https://late.example/rss") with { FeedName = "Late Again Daily" };
            await polls.KeepAsync(earlier, default);
        }
        var limited = Failed(Now.AddHours(-1), "rate limited", "https://late.example/rss") with { FeedName = "Late Again Daily" };
        await polls.KeepAsync(limited, default);
        await polls.KeepAsync(Fetched(Now.AddMinutes(-12), "https://silent.example/atom") with
        {
            FeedName = "The Silent Review",
            NewestEntry = Now.AddDays(-9),
            HttpStatus = 304,
            NotModified = true,
            ElapsedMilliseconds = 90,
        }, default);
        await polls.KeepAsync(Fetched(Now.AddMinutes(-40), "https://quiet.example/feed.json") with
        {
            FeedName = "Quiet Quarterly",
            NewestEntry = Now.AddDays(-4),
            Format = "json feed 1.1",
            AnsweredBy = "https://www.quiet.example/feed.json",
        }, default);
        FetchedEntry[] latest = [.. Enumerable.Range(0, 6).Select(i => Entry($"{i}", Now.AddHours(-1 - (3 * i))))];
        var fetched = Fetched(Now.AddMinutes(-10), North, latest) with
        {
            SiteUrl = "https://north.example/",
            Problems = ["an entity that HTML does not have stands in entry 3"],
        };
        await polls.KeepAsync(fetched, default);
        await entries.KeepAsync([.. latest.Skip(1).Select(e => Cleaned(e, Now.AddMinutes(-10)))], default);
    }

    private static Task PutItemsAsync(EntryRecord record, string url, string name, DateTimeOffset newest, int hours, int count)
    {
        return record.KeepAsync([.. Enumerable.Range(0, count).Select(Item)], default);

        ItemCleaned Item(int i)
        {
            var entry = Entry($"{i}", newest.AddHours(-hours * (i + (i % 5 * 0.4))), url);
            return Cleaned(entry, newest.AddHours(-hours * i), url) with { FeedName = name };
        }
    }
}
