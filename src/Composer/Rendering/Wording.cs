using System.Globalization;
using BriefingBus.Contracts;

namespace BriefingBus.Composer.Rendering;

/// <summary>The briefing's own words, the same in every form.</summary>
internal static class Wording
{
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
        briefing.FeedsRead == briefing.Feeds
            ? $"all {Count(briefing.Feeds, "feed", "feeds")} read".Replace("all 0 ", "no ").Replace("all 1 ", "1 ")
            : $"{briefing.FeedsRead} of {Count(briefing.Feeds, "feed", "feeds")} read",
        ReadingTime(briefing.ReadingSeconds),
    ];

    /// <summary>A reading time: <c>7 min read</c>, <c>under a minute to read</c>.</summary>
    public static string ReadingTime(int seconds) =>
        seconds < 60 ? "under a minute to read" : string.Create(CultureInfo.InvariantCulture, $"{(seconds + 30) / 60} min read");

    /// <summary>What a section without stories or weather says where the composition gave it no note.</summary>
    public static string Quiet(BriefingSection section, BriefingClock clock)
    {
        var at = section.CheckedAt is { } checkedAt ? $" checked {clock.Short(checkedAt)}" : "";
        return section switch
        {
            { Feeds: 0 } => "This section has no feeds.",
            { FeedsRead: 0 } => $"Nothing to tell: none of its {Count(section.Feeds, "feed", "feeds")} could be read.",
            _ when section.FeedsRead < section.Feeds =>
                $"Nothing new from {section.FeedsRead} of {Count(section.Feeds, "feed", "feeds")}{at}; the others could not be read.",
            _ => $"Nothing new from {Count(section.Feeds, "feed", "feeds")}{at}.",
        };
    }

    /// <summary>Notes of a section, or why it is quiet where it has neither news nor a note.</summary>
    public static IReadOnlyList<string> Notes(BriefingSection section, BriefingClock clock)
    {
        var notes = section.Notes.Select(Printable.Line).Where(n => n.Length > 0).ToList();
        if (notes.Count == 0 && section.Stories.Count == 0 && section.Weather.Count == 0)
            notes.Add(Quiet(section, clock));
        if (section.StoriesLeftOut > 0)
            notes.Add($"{Count(section.StoriesLeftOut, "more new story", "more new stories")} found no room.");
        return notes;
    }

    /// <summary>What a trouble is, after the feed's name: <c>failed since yesterday 22:40 (9 times): the server answered 503</c>.</summary>
    public static string TroubleText(FeedTrouble trouble, BriefingClock clock)
    {
        var since = trouble.Since is { } instant ? $" since {clock.Short(instant)}" : "";
        var times = trouble.Times > 1 ? $" ({Count(trouble.Times, "time", "times")})" : "";
        var reason = Printable.Line(trouble.Reason);
        if (trouble.ToldBefore && trouble.Kind != "back")
            return $"still {trouble.Kind}{since}{times}";
        return $"{trouble.Kind}{since}{times}{(reason.Length > 0 ? ": " + reason : "")}";
    }

    /// <summary>When a warning holds, those instants that are known: <c>issued 04:12 · from 12:00 · until 21:00</c>.</summary>
    public static string WarningTimes(WeatherWarning warning, BriefingClock clock) => string.Join(" · ", new[]
    {
        warning.Issued is { } issued ? $"issued {clock.Short(issued)}" : null,
        warning.From is { } from && from != warning.Issued ? $"from {clock.Short(from)}" : null,
        warning.Until is { } until ? $"until {clock.Short(until)}" : null,
    }.OfType<string>());

    /// <summary>Says from when a report is: <c>issued 05:00</c>, with a word of warning where it is stale.</summary>
    public static string? Issued(WeatherReport report, BriefingClock clock) => report.Issued is { } issued
        ? report.Stale ? $"issued {clock.Short(issued)}: more than six hours old" : $"issued {clock.Short(issued)}"
        : null;

    private static string Count(int count, string one, string many) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : many)}");
}
