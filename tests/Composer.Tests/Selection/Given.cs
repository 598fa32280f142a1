using BriefingBus.Composer.Selection;
using BriefingBus.Composer.Stories.Sketches;
using BriefingBus.Configuration;
using BriefingBus.Contracts;
using BriefingBus.FeedHealth;

namespace BriefingBus.Composer.Tests.Selection;

/// <summary>Inputs of a composition, all invented.</summary>
internal static class Given
{
    public const string North = "https://north.example/feed";
    public const string South = "https://south.example/feed";
    public const string East = "https://east.example/feed";
    public const string West = "https://west.example/feed";

    public static readonly DateTimeOffset Hour = new(2026, 9, 23, 6, 0, 0, TimeSpan.Zero);

    public static FeedOptions Feed(string url) => new() { Url = url };

    public static SectionOptions Section(string title, params FeedOptions[] feeds) => new() { Title = title, Feeds = feeds };

    public static EditionOptions Edition(params SectionOptions[] sections) => new()
    {
        Name = "morning",
        Title = "Morning",
        At = "06:00",
        Sections = sections,
    };

    public static CompositionInput Input(EditionOptions edition, params ItemCleaned[] items) => new()
    {
        Edition = edition,
        ScheduledAt = Hour,
        WindowFrom = Hour.AddDays(-1),
        Items = items,
        Feeds = [.. edition.Sections.SelectMany(s => s.Feeds).DistinctBy(f => f.Url).Select(f => Report(f.Url))],
        Briefed = [],
        ReportedIssues = [],
    };

    public static FeedStatus Report(string url) => new()
    {
        FeedUrl = url,
        FeedName = Name(url),
        CheckedAt = Hour.AddMinutes(-2),
        ReadAt = Hour.AddMinutes(-2),
        NewestEntry = Hour.AddHours(-2),
    };

    public static ItemCleaned Item(string url, string title, double hoursAgo = 2, string text = "", string? link = "")
    {
        var site = new Uri(url).Host;
        var id = NameBasedId.ForItem(url, title + text);
        return new ItemCleaned
        {
            ItemId = id,
            FetchId = NameBasedId.ForFetch(url, Hour, "test"),
            FeedUrl = url,
            FeedName = Name(url),
            FetchedAt = Hour.AddHours(-hoursAgo),
            FirstSeen = Hour.AddHours(-hoursAgo),
            ContentHash = $"hash of {title}{text}",
            Title = title,
            Link = link?.Length == 0 ? $"https://{site}/{id}" : link,
            Text = text,
            Published = Hour.AddHours(-hoursAgo),
            Language = "en",
        };
    }

    public static BriefedItem Included(ItemCleaned item, double hoursAgo = 24) => new()
    {
        ItemId = item.ItemId,
        FeedUrl = item.FeedUrl,
        BriefedAt = Hour.AddHours(-hoursAgo),
        ContentHash = item.ContentHash,
        Fingerprint = item.Fingerprint,
        Title = item.Title,
        Text = item.Text,
        Link = item.Link,
        Published = item.Published,
        StoryId = item.ItemId,
    };

    private static string Name(string url) => new Uri(url).Host.Split('.')[0].ToUpperInvariant();
}
