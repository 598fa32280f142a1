using System.Text;
using BriefingBus.Contracts;
using static BriefingBus.Composer.Rendering.Markdown.MarkdownText;

namespace BriefingBus.Composer.Rendering.Markdown;

/// <summary>A briefing as CommonMark, in which every text of a feed is data.</summary>
public static class MarkdownForm
{
    /// <summary>The briefing as CommonMark; line ends are line feeds.</summary>
    public static string Write(BriefingComposed briefing)
    {
        ArgumentNullException.ThrowIfNull(briefing);
        var clock = new BriefingClock(briefing.ScheduledAt, briefing.TimeZone);
        var text = new StringBuilder();
        Head(text, briefing, clock);
        if (briefing.Top.Count > 0)
        {
            Heading(text, "⭐", Wording.Top);
            Stories(text, briefing.Top, clock);
        }

        foreach (var section in briefing.Sections)
            Section(text, section, clock);
        if (briefing.Trouble.Count > 0)
        {
            text.Append("\n---\n");
            Heading(text, "⚠️", Wording.Trouble);
            foreach (var trouble in briefing.Trouble)
                text.Append($"- **{Escape(Printable.Line(trouble.FeedName))}**: {Escape(Wording.TroubleText(trouble, clock))}\n");
        }

        return text.ToString();
    }

    private static void Head(StringBuilder text, BriefingComposed briefing, BriefingClock clock)
    {
        text.Append($"# ✅ {Escape(Printable.Line(briefing.Title))} – {clock.Heading}\n\n");
        List<string> lines = [$"📅 Date: {clock.Date}"];
        if (briefing.Tags.Count > 0)
            lines.Add("🏷️ Tags: " + string.Join(' ', briefing.Tags.Select(t => "#" + Escape(Printable.Line(t)))));
        lines.Add("📊 " + string.Join(" · ", Wording.Totals(briefing)));
        if (briefing.Late)
            lines.Add("⏰ " + Wording.Late);
        lines.AddRange(briefing.Notes.Select(n => "ℹ️ " + Escape(Printable.Line(n))));
        text.AppendJoin("\\\n", lines).Append("\n\n---\n");
    }

    private static void Heading(StringBuilder text, string? emoji, string title) =>
        text.Append($"\n## {$"{Escape(Printable.Line(emoji))} {Escape(Printable.Line(title))}".Trim()}\n\n");

    private static void Section(StringBuilder text, BriefingSection section, BriefingClock clock)
    {
        Heading(text, section.Emoji, section.Title);
        foreach (var report in section.Weather)
            Weather(text, report, clock);
        Stories(text, section.Stories, clock);
        var notes = Wording.Notes(section, clock);
        if (notes.Count > 0 && section.Stories.Count > 0)
            text.Append('\n');
        text.AppendJoin("\n\n", notes.Select(n => $"*{Escape(n)}*"));
        if (notes.Count > 0)
            text.Append('\n');
    }

    private static void Stories(StringBuilder text, IReadOnlyList<BriefingStory> stories, BriefingClock clock)
    {
        foreach (var story in stories)
        {
            List<string> lines = [$"- **{Link(Printable.Headline(story.Title), story.Source.Link)}**"];
            if (Printable.Sentences(story.Summary) is { Length: > 0 } summary)
                lines.Add("  " + EscapeParagraph(summary));
            lines.Add("  " + Byline(story, clock));
            text.AppendJoin("\\\n", lines).Append('\n');
        }
    }

    private static string Byline(BriefingStory story, BriefingClock clock)
    {
        List<string> parts = [EscapeParagraph(Printable.Line(story.Source.Name)), clock.Short(story.Source.Published)];
        if (story.AlsoReportedBy.Count > 0)
            parts.Add("also: " + string.Join(", ", story.AlsoReportedBy.Select(s => Link(Printable.Line(s.Name), s.Link)).Distinct()));
        if (story.Updated)
            parts.Add($"**{Wording.Updated}**");
        if (story.SummarisedByModel)
            parts.Add($"*{Wording.ByModel}*");
        return string.Join(" · ", parts);
    }

    private static void Weather(StringBuilder text, WeatherReport report, BriefingClock clock)
    {
        foreach (var warning in report.Warnings)
            Warning(text, warning, clock);
        text.Append($"**{Link(Printable.Line(report.Place), report.Link)}**");
        if (Printable.Line(report.AllClear) is { Length: > 0 } clear)
            text.Append($" – {Escape(clear)}");
        text.Append("\n\n");
        foreach (var line in report.Now.Concat(report.Forecast))
            text.Append($"- {Escape(Printable.Line(line.Label))}: {Escape(Printable.Line(line.Text))}\n");
        text.Append($"\n{EscapeParagraph(Printable.Line(report.Source))}");
        if (Wording.Issued(report, clock) is { } issued)
            text.Append($" · {issued}");
        text.Append("\n\n");
    }

    private static void Warning(StringBuilder text, WeatherWarning warning, BriefingClock clock)
    {
        var heading = Link(Printable.Line(warning.Event).ToUpperInvariant(), warning.Link);
        List<string> lines = [warning.Area is { } area ? $"> ⚠️ **{heading} – {Escape(Printable.Line(area))}**" : $"> ⚠️ **{heading}**"];
        if (Wording.WarningTimes(warning, clock) is { Length: > 0 } times)
            lines.Add("> " + times);
        if (Printable.Sentences(warning.Text) is { Length: > 0 } sentences)
            lines.Add("> " + EscapeParagraph(sentences));
        text.AppendJoin("\\\n", lines).Append("\n\n");
    }
}
