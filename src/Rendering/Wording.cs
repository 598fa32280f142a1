namespace BriefingBus.Rendering;

/// <summary>The program's own words in a briefing, the same in every form, in its language.</summary>
public static class Wording
{
    private static readonly string[] Severities = ["warning", "watch", "advisory", "statement"];

    /// <summary>The mark before the title: whether any feed could be read. A message about no feed, such as a notice that a service is
    /// down, has neither mark.</summary>
    public static string Mark(BriefingComposed briefing) => briefing switch
    {
        { Feeds: 0 } => "ℹ️",
        { FeedsRead: 0 } => "⚠️",
        _ => "✅",
    };

    /// <summary>The line of totals: <c>31 stories · 41 of 43 feeds read · 7 min read</c>; empty for a message about no feed.</summary>
    public static IReadOnlyList<string> Totals(BriefingComposed briefing)
    {
        if (briefing.Feeds == 0)
            return [];
        var words = Phrases.Of(briefing.Language);
        return
        [
            words.Count("stories", briefing.Stories),
            (briefing.FeedsRead, briefing.Feeds) switch
            {
                (_, 1) => words[briefing.FeedsRead == 1 ? "feedsRead.only" : "feedsRead.onlyMissing"],
                (2, 2) => words["feedsRead.both"],
                var (read, all) when read == all => words.Say("feedsRead.all", all),
                var (read, all) => words.Say("feedsRead.some", read, all),
            },
            ReadingTime(briefing.ReadingSeconds, words),
        ];
    }

    /// <summary>A reading time: <c>7 min read</c>, <c>under a minute to read</c>.</summary>
    public static string ReadingTime(int seconds, Phrases? words = null) =>
        seconds < 60 ? (words ?? Phrases.English)["readingTime.short"] : (words ?? Phrases.English).Say("readingTime", (seconds + 30) / 60);

    /// <summary>The mark of a story that an earlier briefing reported and that has news: <c>updated</c>, <c>day 3, updated: Seven
    /// dead</c>.</summary>
    public static string Updated(BriefingStory story, Phrases words)
    {
        var updated = Printable.Line(story.Change) is { Length: > 0 } change ? $"{words["updated"]}: {change}" : words["updated"];
        return story.Thread is { Day: > 1 and var day } ? $"{words.Say("thread.day", day)}, {updated}" : updated;
    }

    /// <summary>The span that the briefing covers, and the origin of its summaries; empty for a message about no feed.</summary>
    public static string Footer(BriefingComposed briefing, BriefingClock clock)
    {
        if (briefing.Feeds == 0)
            return "";
        var byModel = briefing.Top.Concat(briefing.Sections.SelectMany(s => s.Stories)).Any(s => s.SummarisedByModel);
        return clock.Words.Say(byModel ? "footer.model" : "footer", clock.Short(briefing.WindowFrom), clock.Words["byModel"]);
    }

    /// <summary>The number of sections before the lead stories: the weather, if the edition begins with it.</summary>
    public static int SectionsBeforeTop(BriefingComposed briefing) => briefing.Sections.TakeWhile(s => s.Kind == "weather").Count();

    /// <summary>The remarks on a section, without its stories.</summary>
    public static IEnumerable<string> Notes(BriefingSection section, Phrases words)
    {
        foreach (var note in section.Notes)
            yield return Printable.Line(note);
        if (section.StoriesLeftOut > 0)
            yield return words.Count("noRoom", section.StoriesLeftOut);
    }

    /// <summary>The names of the other feeds that reported a story, each once.</summary>
    public static IEnumerable<StorySource> Also(BriefingStory story) => story.AlsoReportedBy
        .DistinctBy(s => Printable.Line(s.Name))
        .Where(s => Printable.Line(s.Name) != Printable.Line(story.Source.Name));

    /// <summary>A feed's issue as a sentence.</summary>
    public static string Sentence(FeedTrouble trouble, BriefingClock clock) => FeedIssueText.Sentence(
        trouble with { FeedName = Printable.Line(trouble.FeedName), Reason = Printable.Line(trouble.Reason) },
        clock.At,
        clock.Zone,
        clock.Words);

    /// <summary>A warning's event in capitals, and its area: <c>FROST ADVISORY – Pembroke</c>.</summary>
    public static string WarningHeading(WeatherWarning warning)
    {
        var heading = Printable.Line(warning.Event).ToUpperInvariant();
        return Printable.Line(warning.Area) is { Length: > 0 } area ? $"{heading} – {area}" : heading;
    }

    /// <summary>The known times of a warning: <c>issued 04:12 · from 12:00 · until 21:00</c>.</summary>
    public static string WarningTimes(WeatherWarning warning, BriefingClock clock) => string.Join(" · ", new[]
    {
        warning.Issued is { } issued ? clock.Words.Say("issued", clock.Short(issued)) : null,
        warning.From is { } from && from != warning.Issued ? clock.Words.Say("from", clock.Short(from)) : null,
        warning.Until is { } until ? clock.Words.Say("until", clock.Short(until)) : null,
    }.OfType<string>());

    /// <summary>The sky and the temperature: <c>Mostly Cloudy, 15.6°C</c>; empty if neither is known.</summary>
    public static string Present(WeatherReport report) =>
        string.Join(", ", report.Now.Where(SpeaksForItself).Select(l => Printable.Line(l.Text)));

    /// <summary>The label of the present conditions: <c>now:</c>; for an old report its time.</summary>
    public static string Now(WeatherReport report, BriefingClock clock) => report is { Stale: true, Issued: { } issued }
        ? clock.Words.Say("then", clock.Short(issued))
        : clock.Words["now"];

    /// <summary>The place with its present conditions: <c>Pembroke now: Sunny</c>; for an old report <c>Pembroke, Sunday 22:00:
    /// Sunny</c>.</summary>
    public static string PlaceNow(WeatherReport report, string place, string present, BriefingClock clock) =>
        report is { Stale: true, Issued: { } issued }
            ? clock.Words.Say("placeThen", place, clock.Short(issued), present)
            : clock.Words.Say("placeNow", place, present);

    /// <summary>The present temperature; null if unknown.</summary>
    public static string? Temperature(WeatherReport report) =>
        report.Now.FirstOrDefault(l => l.Text.Contains('°')) is { } line ? Printable.Line(line.Text) : null;

    /// <summary>The present sky; if unknown, the remark on warnings; else empty.</summary>
    public static string Sky(WeatherReport report, Phrases words)
    {
        if (report.Now.FirstOrDefault(l => l.Label == "Condition") is { } sky)
            return Printable.Line(sky.Text);
        return report.Now.Count > 0 ? "" : AllClear(report, words) ?? "";
    }

    /// <summary>The end of a warning, else its beginning; null if neither is known.</summary>
    public static string? WarningEnd(WeatherWarning warning, BriefingClock clock) => warning switch
    {
        { Until: { } until } => clock.Words.Say("until", clock.Short(until)),
        { From: { } from } => clock.Words.Say("from", clock.Short(from)),
        _ => null,
    };

    /// <summary>The rank of a warning, 0 for the most serious.</summary>
    public static int Rank(WeatherWarning warning) =>
        Array.IndexOf(Severities, warning.Severity) is >= 0 and var rank ? rank : Severities.Length;

    /// <summary>The other present conditions, each with its label: <c>Wind ESE 9 km/h</c>.</summary>
    public static IEnumerable<string> Facts(WeatherReport report) =>
        report.Now.Where(l => !SpeaksForItself(l)).Select(l => $"{Printable.Line(l.Label)} {Printable.Line(l.Text)}");

    /// <summary>The remark if no warning is in force: the issuer's words, or the program's if it states nothing at all; otherwise
    /// null.</summary>
    public static string? AllClear(WeatherReport report, Phrases words) => report switch
    {
        { Warnings.Count: > 0 } => null,
        { AllClear: { } said } => Printable.Line(said),
        { Stale: true, Now.Count: 0, Forecast.Count: 0 } => words["outdated"],
        { Now.Count: 0, Forecast.Count: 0 } => words["noWarning"],
        _ => null,
    };

    /// <summary>The time of issue of a report: <c>issued 05:00</c>, with a caution if it is stale.</summary>
    public static string? Issued(WeatherReport report, BriefingClock clock) => report.Issued is { } issued
        ? clock.Words.Say(report.Stale ? "issued.stale" : "issued", clock.Short(issued))
        : null;

    private static bool SpeaksForItself(WeatherLine line) => line.Label == "Condition" || line.Text.Contains('°');
}
