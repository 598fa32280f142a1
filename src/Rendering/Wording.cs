using System.Globalization;
using BriefingBus.Contracts;

namespace BriefingBus.Rendering;

/// <summary>The briefing's own words, the same in every form.</summary>
public static class Wording
{
    /// <summary>Stands before the title: whether the briefing could be made at all.</summary>
    public static string Mark(BriefingComposed briefing) => briefing is { Feeds: > 0, FeedsRead: 0 } ? "⚠️" : "✅";

    /// <summary>Heads the lead stories.</summary>
    public const string Top = "Top stories";

    /// <summary>Heads the list of feeds in trouble.</summary>
    public const string Trouble = "Feed trouble";

    /// <summary>Marks a story that an earlier briefing told and that says something new.</summary>
    public const string Updated = "updated";

    /// <summary>Marks a summary that a language model wrote.</summary>
    public const string ByModel = "summarised by model";

    /// <summary>Says that the briefing was made up after its hour.</summary>
    public const string Late = "This briefing is late: it was made up after its hour.";

    /// <summary>The line of totals: <c>31 stories · 41 of 43 feeds read · 7 min read</c>.</summary>
    public static IReadOnlyList<string> Totals(BriefingComposed briefing) =>
    [
        Count(briefing.Stories, "story", "stories"),
        (briefing.FeedsRead, briefing.Feeds) switch
        {
            (_, 1) => briefing.FeedsRead == 1 ? "1 feed read" : "its 1 feed not read",
            (2, 2) => "both feeds read",
            var (read, all) when read == all => $"all {all} feeds read",
            var (read, all) => $"{read} of {all} feeds read",
        },
        ReadingTime(briefing.ReadingSeconds),
    ];

    /// <summary>A reading time: <c>7 min read</c>, <c>under a minute to read</c>.</summary>
    public static string ReadingTime(int seconds) =>
        seconds < 60 ? "under a minute to read" : string.Create(CultureInfo.InvariantCulture, $"{(seconds + 30) / 60} min read");

    /// <summary>How many sections come before the lead stories: the weather, where the edition begins with it.</summary>
    public static int SectionsBeforeTop(BriefingComposed briefing) => briefing.Sections.TakeWhile(s => s.Kind == "weather").Count();

    /// <summary>What there is to say of a section besides its stories.</summary>
    public static IEnumerable<string> Notes(BriefingSection section)
    {
        foreach (var note in section.Notes)
            yield return Printable.Line(note);
        if (section.StoriesLeftOut > 0)
            yield return $"{Count(section.StoriesLeftOut, "more new story", "more new stories")} found no room.";
    }

    /// <summary>The names of the other feeds that told a story, each once.</summary>
    public static IEnumerable<StorySource> Also(BriefingStory story) => story.AlsoReportedBy
        .DistinctBy(s => Printable.Line(s.Name))
        .Where(s => Printable.Line(s.Name) != Printable.Line(story.Source.Name));

    /// <summary>A feed's trouble as a sentence.</summary>
    public static string Sentence(FeedTrouble trouble, BriefingClock clock) => TroubleText.Sentence(
        trouble with { FeedName = Printable.Line(trouble.FeedName), Reason = Printable.Line(trouble.Reason) }, clock.At, clock.Zone);

    /// <summary>A warning's event, loud, and its area: <c>FROST ADVISORY – Pembroke</c>.</summary>
    public static string WarningHeading(WeatherWarning warning)
    {
        var heading = Printable.Line(warning.Event).ToUpperInvariant();
        return Printable.Line(warning.Area) is { Length: > 0 } area ? $"{heading} – {area}" : heading;
    }

    /// <summary>When a warning holds, those instants that are known: <c>issued 04:12 · from 12:00 · until 21:00</c>.</summary>
    public static string WarningTimes(WeatherWarning warning, BriefingClock clock) => string.Join(" · ", new[]
    {
        warning.Issued is { } issued ? $"issued {clock.Short(issued)}" : null,
        warning.From is { } from && from != warning.Issued ? $"from {clock.Short(from)}" : null,
        warning.Until is { } until ? $"until {clock.Short(until)}" : null,
    }.OfType<string>());

    /// <summary>The sky and the temperature: <c>Mostly Cloudy, 15.6°C</c>; empty where neither is known.</summary>
    public static string Present(WeatherReport report) =>
        string.Join(", ", report.Now.Where(SpeaksForItself).Select(l => Printable.Line(l.Text)));

    /// <summary>The other present conditions, each with its label: <c>Wind ESE 9 km/h</c>.</summary>
    public static IEnumerable<string> Facts(WeatherReport report) =>
        report.Now.Where(l => !SpeaksForItself(l)).Select(l => $"{Printable.Line(l.Label)} {Printable.Line(l.Text)}");

    /// <summary>What a report says where no warning is in force: the issuer's words; our own where it tells nothing at all; else null.</summary>
    public static string? AllClear(WeatherReport report) => report switch
    {
        { Warnings.Count: > 0 } => null,
        { AllClear: { } words } => Printable.Line(words),
        { Stale: true, Now.Count: 0, Forecast.Count: 0 } => "The feed has said nothing for over two days: what is in force is not known.",
        { Now.Count: 0, Forecast.Count: 0 } => "No warning in force.",
        _ => null,
    };

    /// <summary>Says from when a report is: <c>issued 05:00</c>, with a word of warning where it is stale.</summary>
    public static string? Issued(WeatherReport report, BriefingClock clock) => report.Issued is { } issued
        ? report.Stale ? $"issued {clock.Short(issued)}: more than six hours old" : $"issued {clock.Short(issued)}"
        : null;

    private static bool SpeaksForItself(WeatherLine line) => line.Label == "Condition" || line.Text.Contains('°');

    private static string Count(int count, string one, string many) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : many)}");
}
