using static BriefingBus.Rendering.Markdown.MarkdownText;

namespace BriefingBus.Rendering.Markdown;

/// <summary>Writes a briefing as CommonMark, with every text from a feed escaped.</summary>
public static class MarkdownForm
{
    private const string HardBreak = "\\\n";

    /// <summary>The briefing as CommonMark; line ends are line feeds.</summary>
    public static string Write(BriefingComposed briefing)
    {
        var clock = BriefingClock.Of(briefing);
        var title = $"# {Wording.Mark(briefing)} {Escape(Printable.Line(briefing.Title))} – {clock.Heading}";
        List<string> blocks = [title, Head(briefing, clock), "---"];
        var weather = Wording.SectionsBeforeTop(briefing);
        blocks.AddRange(briefing.Sections.Take(weather).SelectMany(s => Section(s, clock)));
        if (briefing.Top.Count > 0)
            blocks.AddRange(["## ⭐ " + clock.Words["top"], Stories(briefing.Top, clock)]);
        blocks.AddRange(briefing.Sections.Skip(weather).SelectMany(s => Section(s, clock)));
        if (briefing.Trouble.Count > 0)
            blocks.AddRange(["---", "## ⚠️ " + clock.Words["trouble"], Trouble(briefing.Trouble, clock)]);
        return string.Join("\n\n", blocks) + "\n";
    }

    private static string Head(BriefingComposed briefing, BriefingClock clock)
    {
        List<string> lines = [$"📅 {clock.Words["dateLabel"]}: {clock.Date}"];
        if (briefing.Tags.Count > 0)
            lines.Add($"🏷️ {clock.Words["tagsLabel"]}: " + string.Join(' ', briefing.Tags.Select(t => "#" + Escape(Printable.Line(t)))));
        if (Wording.Totals(briefing) is { Count: > 0 } totals)
            lines.Add("📊 " + string.Join(" · ", totals));
        if (briefing.Late)
            lines.Add("⏰ " + clock.Words["late"]);
        lines.AddRange(briefing.Notes.Select(n => "ℹ️ " + Escape(Printable.Line(n))));
        return string.Join(HardBreak, lines);
    }

    private static IEnumerable<string> Section(BriefingSection section, BriefingClock clock)
    {
        yield return $"## {EscapeHeading($"{Printable.Line(section.Emoji)} {Printable.Line(section.Title)}".Trim())}";
        foreach (var block in section.Weather.SelectMany(r => Weather(r, clock)))
            yield return block;
        if (section.Stories.Count > 0)
            yield return Stories(section.Stories, clock);
        foreach (var note in Wording.Notes(section, clock.Words))
            yield return $"*{Escape(note)}*";
    }

    private static string Stories(IReadOnlyList<BriefingStory> stories, BriefingClock clock) =>
        string.Join('\n', stories.Select(s => Story(s, clock)));

    private static string Story(BriefingStory story, BriefingClock clock)
    {
        List<string> lines = [$"- **{Link(Printable.Headline(story.Title), story.Source.Link)}**"];
        if (Printable.Sentences(story.Summary) is { Length: > 0 } summary)
            lines.Add("  " + EscapeParagraph(summary));
        lines.Add("  " + Byline(story, clock));
        return string.Join(HardBreak, lines);
    }

    private static string Byline(BriefingStory story, BriefingClock clock)
    {
        List<string> parts = [EscapeParagraph(Printable.Line(story.Source.Name)), clock.Short(story.Source.Published)];
        var also = Wording.Also(story).Select(s => Link(Printable.Line(s.Name), s.Link)).ToList();
        if (also.Count > 0)
            parts.Add(clock.Words["also"] + " " + string.Join(", ", also));
        if (story.Updated)
            parts.Add("**" + Escape(Wording.Updated(story, clock.Words)) + "**");
        if (story.SummarisedByModel)
            parts.Add("*" + clock.Words["byModel"] + "*");
        return string.Join(" · ", parts);
    }

    private static IEnumerable<string> Weather(WeatherReport report, BriefingClock clock)
    {
        foreach (var warning in report.Warnings)
            yield return Warning(warning, clock);

        var present = Wording.Present(report);
        var now = present.Length > 0 ? $" {Wording.Now(report, clock)} {Escape(present)}" : "";
        List<string> lines = [$"**{Link(Printable.Line(report.Place), report.Link)}**{now}"];
        if (Wording.Facts(report).ToList() is { Count: > 0 } facts)
            lines.Add(EscapeParagraph(string.Join(" · ", facts)));
        if (Wording.AllClear(report, clock.Words) is { } clear)
            lines.Add(EscapeParagraph(clear));
        yield return string.Join(HardBreak, lines);

        if (report.Forecast.Count > 0)
        {
            yield return string.Join('\n', report.Forecast.Select(l =>
                $"- **{Escape(Printable.Line(l.Label))}**: {Escape(Printable.Line(l.Text))}"));
        }
        var source = EscapeParagraph(Printable.Line(report.Source));
        yield return string.Join(" · ", new[] { source, Wording.Issued(report, clock) }.OfType<string>());
    }

    private static string Warning(WeatherWarning warning, BriefingClock clock)
    {
        List<string> lines = [$"> ⚠️ **{Link(Wording.WarningHeading(warning), warning.Link)}**"];
        if (Wording.WarningTimes(warning, clock) is { Length: > 0 } times)
            lines.Add("> " + times);
        if (Printable.Sentences(warning.Text) is { Length: > 0 } sentences)
            lines.Add("> " + EscapeParagraph(sentences));
        return string.Join(HardBreak, lines);
    }

    private static string Trouble(IReadOnlyList<FeedTrouble> trouble, BriefingClock clock) =>
        string.Join('\n', trouble.Select(t => "- " + EscapeParagraph(Wording.Sentence(t, clock))));
}
