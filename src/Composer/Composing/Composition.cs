using BriefingBus.Composer.Health;
using BriefingBus.Composer.Selection;
using BriefingBus.Configuration;
using BriefingBus.Contracts;

namespace BriefingBus.Composer.Composing;

/// <summary>Composes a briefing.</summary>
public static class Composition
{
    private const double WordsPerSecond = 230.0 / 60;

    /// <summary>The briefing as data; its written forms are empty until the renderer fills them. The same input gives the same
    /// briefing.</summary>
    public static BriefingComposed Compose(CompositionInput input)
    {
        var selected = Selector.Select(input);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(input.Edition.TimeZone);
        var health = EditionHealth.Of(input, zone);
        var texts = new ShownTexts(selected, input);
        var top = selected.Top.Select(texts.StoryOf).ToList();
        var sections = input.Edition.Sections.Select((section, s) => Section(section, s, selected, texts, health)).ToList();
        var stories = top.Count + sections.Sum(s => s.Stories.Count);
        IReadOnlyList<string> notes = [.. input.Notes, .. health.Notes(stories), .. selected.Rules.Problems];
        return new BriefingComposed
        {
            BriefingId = NameBasedId.ForBriefing(input.Edition.Name, input.ScheduledAt),
            Edition = input.Edition.Name,
            Title = input.Edition.Title,
            Language = health.Words.Language,
            ScheduledAt = TimeZoneInfo.ConvertTime(input.ScheduledAt, zone),
            TimeZone = input.Edition.TimeZone,
            WindowFrom = TimeZoneInfo.ConvertTime(input.WindowFrom, zone),
            Late = input.Late,
            Quiet = input.Edition.SkipEmpty && stories == 0 && input.Notes.Count == 0 && selected.Rules.Problems.Count == 0 && health.Whole
                && health.IsComplete && !sections.Any(s => s.Weather.Any(w => w.Warnings.Count > 0)),
            Tags = input.Edition.Tags,
            Top = top,
            Sections = sections,
            Trouble = health.Trouble,
            Notes = notes,
            Stories = stories,
            FeedsRead = health.Read,
            Feeds = health.Feeds,
            ReadingSeconds = ReadingSeconds([.. top, .. sections.SelectMany(s => s.Stories)]),
            Markdown = "",
            Text = "",
            Html = "",
        };
    }

    private static BriefingSection Section(SectionOptions section, int place, SelectionResult selected, ShownTexts texts,
        EditionHealth health)
    {
        var stories = selected.Sections[place].Select(texts.StoryOf).ToList();
        var feeds = health.Section(section);
        var words = health.Words;
        var repeats = selected.Decisions.Count(v => v.IsHeldBack && v.Section == section.Title);
        return new BriefingSection
        {
            Title = section.Title,
            Emoji = section.Emoji,
            Kind = section.Kind == SectionKind.Weather ? "weather" : "news",
            Weather = selected.Weather.GetValueOrDefault(place, []),
            Stories = stories,
            StoriesLeftOut = selected.LeftOut[place],
            FeedsRead = feeds.Read,
            Feeds = feeds.Feeds,
            CheckedAt = feeds.CheckedAt,
            NewestItem = feeds.NewestItem,
            Notes =
            [
                .. feeds.Notes(stories.Count > 0 || selected.Weather.ContainsKey(place), selected.Top.Any(t => t.Shown.Section == place)),
                .. repeats == 0 ? Array.Empty<string>() : [words.Count("repeats", repeats)],
            ],
        };
    }

    private static int ReadingSeconds(IEnumerable<BriefingStory> stories)
    {
        var words = stories.Sum(s => Words(s.Title) + s.Summary.Sum(Words));
        return (int)Math.Ceiling(words / WordsPerSecond);
    }

    private static int Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
}
