using BriefingBus.Contracts;
using BriefingBus.Hosting.Identity;

namespace BriefingBus.Testing;

/// <summary>Briefings written by us, for tests that need one and do not care which.</summary>
public static class SomeBriefing
{
    /// <summary>The hour of the first.</summary>
    public static readonly DateTimeOffset Morning = new(2026, 9, 23, 6, 0, 0, TimeSpan.Zero);

    /// <summary>The briefing of a morning, the same for the same number.</summary>
    /// <param name="number">Which morning, from 0.</param>
    /// <param name="stories">How many stories it tells in its one section.</param>
    public static BriefingComposed Of(int number, int stories = 3) => With([.. Enumerable.Range(0, stories).Select(i => Story($"Ship {number}-{i} has come in"))], number);

    /// <summary>A briefing with these stories.</summary>
    public static BriefingComposed With(IReadOnlyList<BriefingStory> stories, int number = 0)
    {
        var at = Morning.AddDays(number);
        return new BriefingComposed
        {
            BriefingId = NameBasedId.ForBriefing("morning", at),
            Edition = "morning",
            Title = "Harbour Briefing",
            ScheduledAt = at,
            TimeZone = "UTC",
            WindowFrom = at.AddDays(-1),
            Tags = ["harbour"],
            Sections = [new BriefingSection { Title = "Ships", Emoji = "🚢", Stories = stories, FeedsRead = 1, Feeds = 1, CheckedAt = at }],
            Stories = stories.Count,
            FeedsRead = 1,
            Feeds = 1,
            ReadingSeconds = 60,
            Markdown = $"# Harbour Briefing {number}\n",
            Text = $"Harbour Briefing {number}\n" + string.Concat(stories.Select(s => s.Title + "\n")),
            Html = $"<!doctype html><title>Harbour Briefing {number}</title><h1>Harbour Briefing {number}</h1>" + string.Concat(stories.Select(s => $"<p>{System.Net.WebUtility.HtmlEncode(s.Title)}</p>")),
        };
    }

    /// <summary>A story with this headline.</summary>
    public static BriefingStory Story(string title, string? summary = null, string? link = null, string source = "Harbour Gazette")
    {
        var id = NameBasedId.ForItem("https://gazette.example/feed.xml", title);
        return new BriefingStory
        {
            StoryId = id,
            Title = title,
            Summary = [summary ?? $"{title} and its crew went ashore before noon."],
            Source = new StorySource
            {
                ItemId = id,
                Name = source,
                FeedUrl = "https://gazette.example/feed.xml",
                Title = title,
                Link = link ?? "https://gazette.example/ships/" + id.ToString("N")[..8],
                Published = Morning.AddHours(-1),
            },
        };
    }

    /// <summary>A feed in trouble since the evening before.</summary>
    public static FeedTrouble Trouble(string feed, string kind = "failed") => new()
    {
        FeedUrl = $"https://{feed}.example/feed.xml",
        FeedName = feed,
        Kind = kind,
        Reason = "the server answered 503",
        Since = Morning.AddHours(-9),
        Times = 5,
    };
}
