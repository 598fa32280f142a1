using BriefingBus.Contracts;

namespace BriefingBus.Testing;

/// <summary>Briefings written by us, for tests of what becomes of a briefing.</summary>
public static class SomeBriefing
{
    /// <summary>The instant that <see cref="Of"/> is for by itself: a morning in summer time.</summary>
    public static readonly DateTimeOffset Morning = new(2026, 9, 23, 6, 0, 0, TimeSpan.FromHours(-4));

    /// <summary>A briefing with so many stories in one section.</summary>
    /// <param name="scheduledAt">The instant that it is for; with the edition it makes its identity.</param>
    /// <param name="stories">How many stories.</param>
    /// <param name="edition">The edition.</param>
    public static BriefingComposed Of(DateTimeOffset? scheduledAt = null, int stories = 3, string edition = "morning")
    {
        var at = scheduledAt ?? Morning;
        return new()
        {
            BriefingId = NameBasedId.ForBriefing(edition, at),
            Edition = edition,
            Title = "Morning News Briefing",
            ScheduledAt = at,
            TimeZone = "America/Toronto",
            WindowFrom = at.AddDays(-1),
            Tags = ["briefing", "publichealth"],
            Sections =
            [
                new()
                {
                    Title = "Science",
                    Emoji = "🔬",
                    Stories = [.. Enumerable.Range(1, stories).Select(Story)],
                    FeedsRead = 1,
                    Feeds = 1,
                },
            ],
            Stories = stories,
            FeedsRead = 1,
            Feeds = 1,
            ReadingSeconds = 90,
            Markdown = "# Morning News Briefing\n\n" + string.Concat(Enumerable.Range(1, stories).Select(n => $"- {Headline(n)}\n")),
            Text = "Morning News Briefing\n\n" + string.Concat(Enumerable.Range(1, stories).Select(n => $"- {Headline(n)}\n")),
            Html = "<!doctype html><title>Morning News Briefing</title>"
                + string.Concat(Enumerable.Range(1, stories).Select(n => $"<p>{Headline(n)}</p>")),
        };
    }

    /// <summary>The headline of story <paramref name="number"/>.</summary>
    public static string Headline(int number) => $"Ship {number} has come in";

    /// <summary>Story <paramref name="number"/> of a briefing.</summary>
    public static BriefingStory Story(int number) => new()
    {
        StoryId = NameBasedId.ForItem("https://gazette.example/feed.xml", $"ship-{number}"),
        Title = Headline(number),
        Summary = [$"Ship number {number} tied up at the north quay this morning.", "Its crew went ashore before noon."],
        Source = new()
        {
            ItemId = NameBasedId.ForItem("https://gazette.example/feed.xml", $"ship-{number}"),
            Name = "Harbour Gazette",
            FeedUrl = "https://gazette.example/feed.xml",
            Title = Headline(number),
            Link = $"https://gazette.example/ships/{number}",
            Published = Morning.AddHours(-number),
        },
    };

    /// <summary>The briefing of a later morning, the same for the same number.</summary>
    /// <param name="number">How many days after <see cref="Morning"/>.</param>
    public static BriefingComposed OfDay(int number) => Of(Morning.AddDays(number));

    /// <summary>A briefing that tells these stories.</summary>
    public static BriefingComposed Appearance(params IReadOnlyList<BriefingStory> stories)
    {
        var briefing = Of(stories: 0);
        return briefing with { Sections = [briefing.Sections[0] with { Stories = stories }], Stories = stories.Count };
    }

    /// <summary>A story with this headline.</summary>
    public static BriefingStory Story(string title, string? summary = null, string? link = null, string source = "Harbour Gazette")
    {
        var story = Story(1);
        var id = NameBasedId.ForItem(story.Source.FeedUrl, title);
        return story with
        {
            StoryId = id,
            Title = title,
            Summary = [summary ?? $"{title} and its crew went ashore before noon."],
            Source = story.Source with
            {
                ItemId = id,
                Name = source,
                Title = title,
                Link = link ?? $"https://gazette.example/ships/{id:N}",
            },
        };
    }

    /// <summary>A feed that has failed since the evening before.</summary>
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
