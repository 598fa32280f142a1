using BriefingBus.Configuration;
using BriefingBus.Contracts;

namespace BriefingBus.Composer.Tests;

/// <summary>Values that a test needs and does not care about.</summary>
internal static class Some
{
    public const string Feed = "https://news.example/feed.xml";

    public static readonly DateTimeOffset Morning = new(2026, 9, 23, 6, 0, 0, TimeSpan.Zero);

    // Invented news in distinct words, so that no two are taken for the same story.
    private static readonly string[] Headlines =
    [
        "Ferry service resumes between the northern islands", "Museum returns carved mask to its village",
        "Orchard growers count the cost of a late frost", "Regulator opens inquiry into water billing",
        "Chess club wins national title after forty years", "Bridge repairs will close the harbour road",
        "Astronomers chart a faint stream of old stars", "Hospital pilots shorter shifts for night nurses",
        "Library lends out telescopes and sewing machines", "Volcano observatory lowers its alert level",
    ];

    public static EditionOptions Edition(params string[] feeds) => new()
    {
        Name = "morning",
        Title = "Morning News Briefing",
        At = "06:00",
        TimeZone = "UTC",
        Sections =
        [
            new SectionOptions
            {
                Title = "News",
                Items = 20,
                Feeds = [.. (feeds.Length > 0 ? feeds : [Feed]).Select(f => new FeedOptions { Url = f })],
            },
        ],
    };

    public static ItemCleaned Item(int number, DateTimeOffset fetchedAt, string feed = Feed, string? hash = null, string? title = null)
    {
        var headline = title ?? Headlines[number % Headlines.Length] + (number < Headlines.Length ? "" : $" ({number})");
        return new ItemCleaned
        {
            ItemId = NameBasedId.ForItem(feed, $"entry-{number}"),
            FetchId = NameBasedId.ForFetch(feed, fetchedAt, "test"),
            FeedUrl = feed,
            FeedName = "Example News",
            FetchedAt = fetchedAt,
            FirstSeen = fetchedAt,
            ContentHash = hash ?? $"hash-{number}",
            Title = headline,
            Link = $"https://news.example/{number}",
            Text = headline + ". Officials gave details on " + headline.ToLowerInvariant() + " in a statement.",
            Summary = [headline + "."],
            Published = fetchedAt.AddMinutes(-10),
            Language = "en",
        };
    }

    public static FeedFetched Fetched(DateTimeOffset at, string feed = Feed) => new()
    {
        FetchId = NameBasedId.ForFetch(feed, at, "test"),
        FeedUrl = feed,
        FeedName = "Example News",
        FetchedAt = at,
        NewestEntry = at.AddMinutes(-10),
    };

    public static FeedFetchFailed Failed(
        DateTimeOffset at, DateTimeOffset since, int failures, string kind = "timeout", string feed = Feed) => new()
        {
            FetchId = NameBasedId.ForFetch(feed, at, "test"),
            FeedUrl = feed,
            FeedName = "Example News",
            FailedAt = at,
            FailingSince = since,
            Failures = failures,
            Kind = kind,
            Reason = "it did not answer within 20 seconds",
        };

    public static ComposeBriefing Request(DateTimeOffset at) => new() { Edition = "morning", ScheduledAt = at };
}
