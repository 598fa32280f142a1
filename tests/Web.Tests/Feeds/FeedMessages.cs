using BriefingBus.Configuration;
using BriefingBus.Contracts;

namespace BriefingBus.Web.Tests.Feeds;

/// <summary>Messages about feeds, as the other services send them.</summary>
internal static class FeedMessages
{
    public const string North = "https://north.example/feed.xml";
    public static readonly DateTimeOffset Now = new(2026, 9, 23, 10, 0, 0, TimeSpan.Zero); // a Wednesday, 06:00 in Toronto

    public static EditionOptions Edition(params string[] urls) => TestData.Edition() with
    {
        Sections = [new SectionOptions { Title = "News", Feeds = [.. urls.Select(u => new FeedOptions { Url = u })] }],
    };

    public static FeedFetched Fetched(DateTimeOffset at, string url = North, params FetchedEntry[] entries) => new()
    {
        FetchId = NameBasedId.ForFetch(url, at, "test"),
        FeedUrl = url,
        FeedName = "North Post",
        FetchedAt = at,
        ElapsedMilliseconds = 400,
        EntriesInFeed = 12,
        EntriesNew = entries.Length,
        NewestEntry = at.AddHours(-1),
        NextFetch = at.AddMinutes(30),
        Format = "rss 2.0",
        HttpStatus = 200,
        Entries = entries,
    };

    public static FeedFetchFailed Failed(
        DateTimeOffset at, string kind = "server error", string url = North, DateTimeOffset? since = null) => new()
        {
            FetchId = NameBasedId.ForFetch(url, at, "test"),
            FeedUrl = url,
            FeedName = "North Post",
            FailedAt = at,
            ElapsedMilliseconds = 100,
            FailingSince = since ?? at,
            Failures = 1,
            Kind = kind,
            Reason = "The server answers 503: it is out of service and says when to come back.",
            HttpStatus = 503,
            RetryAfter = at.AddHours(2),
            NextFetch = at.AddHours(2),
        };

    public static FetchedEntry Entry(
        string id, DateTimeOffset firstSeen, string url = North, string? text = null, string? title = null) => new()
        {
            ItemId = NameBasedId.ForItem(url, id),
            EntryId = id,
            ContentHash = $"{id}-{text}",
            Title = title ?? $"Ferry &amp; tide, number {id}",
            Link = $"https://north.example/{id}",
            Published = firstSeen,
            FirstSeen = firstSeen,
            Summary = new() { Plain = text ?? $"<p>The ferry sails <b>again</b>.</p><p>The post {id} appeared first on North Post.</p>" },
        };

    public static ItemCleaned Cleaned(FetchedEntry entry, DateTimeOffset fetchedAt, string url = North, string? text = null) => new()
    {
        ItemId = entry.ItemId,
        FetchId = NameBasedId.ForFetch(url, fetchedAt, "test"),
        FeedUrl = url,
        FeedName = "North Post",
        FetchedAt = fetchedAt,
        FirstSeen = entry.FirstSeen,
        ContentHash = entry.ContentHash,
        Title = $"Ferry & tide, number {entry.EntryId}",
        Link = entry.Link,
        Text = text ?? "The ferry sails again.",
        Summary = ["The ferry sails again."],
        Published = entry.Published,
        WordCount = 4,
        Language = "en",
        Notes = ["a line that ends every entry of this feed was dropped"],
    };

    public static CleanItem Uncleanable(FetchedEntry entry, DateTimeOffset fetchedAt, string url = North) => new()
    {
        FetchId = NameBasedId.ForFetch(url, fetchedAt, "test"),
        FeedUrl = url,
        FeedName = "North Post",
        FetchedAt = fetchedAt,
        Entry = entry,
    };
}
