using System.Text.Json;
using BriefingBus.Configuration;
using BriefingBus.Contracts;
using BriefingBus.Rendering.Briefings;
using BriefingBus.Rendering.Json;
using BriefingBus.Testing;

namespace BriefingBus.Web.Tests;

/// <summary>Values that a test needs and does not care about.</summary>
internal static class TestData
{
    /// <summary>A configured edition with one feed.</summary>
    public static EditionOptions Edition(string name = "morning") => new()
    {
        Name = name,
        Title = "Morning News Briefing",
        At = "06:00",
        TimeZone = "America/Toronto",
        Sections = [new SectionOptions { Title = "News", Feeds = [new FeedOptions { Url = "https://news.example/feed.xml" }] }],
    };

    /// <summary>A recorded briefing that a person has approved, by its folder's name (<c>ordinary</c>, <c>heavy-day</c>, <c>hostile</c>,
    /// …), rendered.</summary>
    public static async Task<BriefingComposed> ApprovedAsync(string name)
    {
        var path = Repository.PathOf($"tests/Composer.Tests/Rendering/approved/{name}/briefing.json");
        var briefing = JsonSerializer.Deserialize<BriefingComposed>(await File.ReadAllTextAsync(path), JsonForm.Options)!;
        return await Forms.RenderAsync(briefing);
    }

    /// <summary>A week of approved briefings of one edition, the fullest last.</summary>
    public static async Task<IReadOnlyList<BriefingComposed>> WeekAsync()
    {
        string[] days = ["ordinary", "quiet-day", "long-headlines", "emoji", "right-to-left-and-east-asian", "broken-day", "heavy-day"];
        var week = new List<BriefingComposed>();
        for (var i = 0; i < days.Length; i++)
        {
            var briefing = await ApprovedAsync(days[i]);
            var at = briefing.ScheduledAt.AddDays(i - days.Length + 1);
            week.Add(briefing with
            {
                ScheduledAt = at,
                WindowFrom = at.AddDays(-1),
                BriefingId = NameBasedId.ForBriefing(briefing.Edition, at),
            });
        }
        return week;
    }

    /// <summary>Items that the edition <c>morning</c> left out at an instant.</summary>
    public static ItemsLeftOut LeftOut(DateTimeOffset at, params string[] headlines) => new()
    {
        BriefingId = NameBasedId.ForBriefing("morning", at),
        Edition = "morning",
        ScheduledAt = at,
        TimeZone = "UTC",
        Items =
        [
            .. headlines.Select(headline => new LeftOutItem
            {
                ItemId = NameBasedId.ForItem("other", headline),
                FeedUrl = "https://other.example/feed.xml",
                FeedName = "Other News",
                Title = headline,
                Link = "https://other.example/" + NameBasedId.ForItem("other", headline),
                Section = "News",
                Reason = $"no room for {headline}",
            }),
        ],
    };

    /// <summary>A small briefing for an instant, with so many stories.</summary>
    public static BriefingComposed Briefing(
        DateTimeOffset at, int stories = 3, string edition = "morning", string section = "News", Func<int, string>? headline = null) =>
        new()
        {
            BriefingId = NameBasedId.ForBriefing(edition, at),
            Edition = edition,
            Title = "Morning News Briefing",
            ScheduledAt = at,
            TimeZone = "UTC",
            WindowFrom = at.AddDays(-1),
            Stories = stories,
            FeedsRead = 1,
            Feeds = 1,
            ReadingSeconds = 60,
            Sections =
            [
                new()
                {
                    Title = section,
                    Feeds = 1,
                    FeedsRead = 1,
                    CheckedAt = at,
                    Stories = [.. Enumerable.Range(0, stories).Select(i => Story(at, i, headline?.Invoke(i)))],
                },
            ],
            Text = "text",
            Markdown = "# markdown",
            Html = "<!DOCTYPE html><html><body><p>html</p></body></html>",
        };

    /// <summary>A story.</summary>
    public static BriefingStory Story(DateTimeOffset at, int number, string? headline = null) => new()
    {
        StoryId = NameBasedId.ForItem("https://news.example/feed.xml", $"{at.UtcTicks}-{number}"),
        Title = headline ?? $"Ferry {number} returns to the northern islands",
        Summary = ["The ferry sails again after a winter of repairs.", "Islanders came to the quay to see it."],
        Source = new()
        {
            ItemId = NameBasedId.ForItem("https://news.example/feed.xml", $"{at.UtcTicks}-{number}"),
            Name = "Example News",
            FeedUrl = "https://news.example/feed.xml",
            Title = "Ferry returns",
            Link = $"https://news.example/{number}",
            Published = at.AddHours(-number - 1),
        },
        ReadingSeconds = 120,
    };
}
