using BriefingBus.Cleaner.Cleaning;
using BriefingBus.Cleaner.Summaries;
using BriefingBus.Contracts;
using Shouldly;

namespace BriefingBus.Cleaner.Tests;

/// <summary>Entries to clean.</summary>
internal static class SomeItem
{
    private static readonly DateTimeOffset Morning = new(2025, 9, 23, 6, 0, 0, TimeSpan.Zero);

    public static CleanItem With(
        string? title, string? summary, string? content = null, string? language = null, string feedName = "Valley Times") => new()
        {
            FetchId = NameBasedId.ForFetch("https://v.example/feed", Morning, "test"),
            FeedUrl = "https://v.example/feed",
            FeedName = feedName,
            FetchedAt = Morning,
            Language = language,
            Entry = Entry(title ?? "none", title, summary, content),
        };

    public static ItemCleaned Cleaned(CleanItem item) => FeedCleaner.Clean(item, new SummaryOptions())[0].Cleaned.ShouldNotBeNull();

    public static FetchedEntry Entry(string id, string? title, string? summary, string? content = null) => new()
    {
        ItemId = NameBasedId.ForItem("https://v.example/feed", id),
        EntryId = id,
        ContentHash = "0123456789abcdef",
        Title = title,
        Link = "https://v.example/" + Uri.EscapeDataString(id),
        FirstSeen = Morning,
        Summary = CompressedText.Wrap(summary),
        Content = CompressedText.Wrap(content),
    };

    public static FeedFetched Feed(params IReadOnlyList<FetchedEntry> entries) => new()
    {
        FetchId = NameBasedId.ForFetch("https://v.example/feed", Morning, "test"),
        FeedUrl = "https://v.example/feed",
        FeedName = "Valley Times",
        FetchedAt = Morning,
        EntriesInFeed = entries.Count,
        EntriesNew = entries.Count,
        Language = "en",
        Entries = entries,
    };
}
