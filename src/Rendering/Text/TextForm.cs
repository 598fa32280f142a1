namespace BriefingBus.Rendering.Text;

/// <summary>Writes a briefing as plain text in its classic layout.</summary>
/// <remarks>Lines are not wrapped: a paragraph is a line, because mail programs, terminals and telephones wrap at their own width, and only
/// they know the width of a Chinese or an Arabic line. A link is alone on its line, so that it is not broken.</remarks>
public static class TextForm
{
    private const string Rule = "⸻";

    /// <summary>The briefing as plain text; line ends are line feeds.</summary>
    public static string Write(BriefingComposed briefing)
    {
        var clock = BriefingClock.Of(briefing);
        var text = new StringBuilder();
        Head(text, briefing, clock);
        var weather = Wording.SectionsBeforeTop(briefing);
        Sections(text, briefing.Sections.Take(weather), clock);
        if (briefing.Top.Count > 0)
            Block(text, "⭐ " + clock.Words["top"], lines => Stories(lines, briefing.Top, clock));
        Sections(text, briefing.Sections.Skip(weather), clock);
        if (briefing.Trouble.Count > 0)
        {
            Block(text, Rule + "\n\n⚠️ " + clock.Words["trouble"], lines =>
            {
                foreach (var trouble in briefing.Trouble)
                    Line(lines, "• ", Wording.Sentence(trouble, clock));
            });
        }

        return text.ToString();
    }

    /// <summary>The end of an e-mail, after its briefing; line ends are line feeds.</summary>
    public static string WriteEmailEnd(EmailFrame frame, Phrases words)
    {
        var text = new StringBuilder();
        Line(text, "\n", Rule + "\n");
        if (frame.Page is { } page)
            Line(text, words["mail.browser"] + ": ", page);
        Line(text, "", words.Say("mail.why", Printable.Line(frame.Recipient), Printable.Line(frame.List)));
        var stop = frame.Stop is { } address
            ? $"{words["mail.stop"]}: {address}"
            : words.Say("mail.stopByAnswer", Printable.Line(frame.Sender));
        Line(text, "", stop);
        return text.ToString();
    }

    private static void Head(StringBuilder text, BriefingComposed briefing, BriefingClock clock)
    {
        Line(text, Wording.Mark(briefing) + " ", $"{Printable.Line(briefing.Title)} – {clock.Heading}");
        Line(text, "", "");
        Line(text, $"📅 {clock.Words["dateLabel"]}: ", clock.Date);
        if (briefing.Tags.Count > 0)
            Line(text, $"🏷️ {clock.Words["tagsLabel"]}: ", string.Join(' ', briefing.Tags.Select(t => "#" + Printable.Line(t))));
        if (Wording.Totals(briefing) is { Count: > 0 } totals)
            Line(text, "📊 ", string.Join(" · ", totals));
        if (briefing.Late)
            Line(text, "⏰ ", clock.Words["late"]);
        foreach (var note in briefing.Notes)
            Line(text, "ℹ️ ", Printable.Line(note));
        Line(text, "", "");
        Line(text, "", Rule);
    }

    private static void Sections(StringBuilder text, IEnumerable<BriefingSection> sections, BriefingClock clock)
    {
        foreach (var section in sections)
            Block(text, $"{Printable.Line(section.Emoji)} {Printable.Line(section.Title)}".Trim(), lines => Section(lines, section, clock));
    }

    private static void Block(StringBuilder text, string heading, Action<StringBuilder> body)
    {
        text.Append('\n').Append(heading).Append('\n');
        body(text);
    }

    private static void Section(StringBuilder text, BriefingSection section, BriefingClock clock)
    {
        foreach (var report in section.Weather)
            Weather(text, report, clock);
        Stories(text, section.Stories, clock);
        foreach (var note in Wording.Notes(section, clock.Words))
            Line(text, "  ", note);
    }

    private static void Stories(StringBuilder text, IReadOnlyList<BriefingStory> stories, BriefingClock clock)
    {
        foreach (var story in stories)
        {
            Line(text, "• ", Printable.Headline(story.Title));
            var summary = Printable.Sentences(story.Summary);
            if (summary.Length > 0)
                Line(text, "  ", summary);
            Line(text, "  ", Byline(story, clock));
            if (WebAddress.OrNull(story.Source.Link) is { } link)
                Line(text, "  ", link);
        }
    }

    private static string Byline(BriefingStory story, BriefingClock clock)
    {
        List<string> parts = [Printable.Line(story.Source.Name), clock.Short(story.Source.Published)];
        var also = Wording.Also(story).Select(s => Printable.Line(s.Name)).ToList();
        if (also.Count > 0)
            parts.Add(clock.Words["also"] + " " + string.Join(", ", also));
        if (story.Updated)
            parts.Add(Wording.Updated(story, clock.Words));
        if (story.SummarisedByModel)
            parts.Add(clock.Words["byModel"]);
        return string.Join(" · ", parts);
    }

    private static void Weather(StringBuilder text, WeatherReport report, BriefingClock clock)
    {
        foreach (var warning in report.Warnings)
            Warning(text, warning, clock);
        var (place, present) = (Printable.Line(report.Place), Wording.Present(report));
        Line(text, "• ", present.Length > 0 ? Wording.PlaceNow(report, place, present, clock) : place);
        if (Wording.Facts(report).ToList() is { Count: > 0 } facts)
            Line(text, "  ", string.Join(" · ", facts));
        if (Wording.AllClear(report, clock.Words) is { } clear)
            Line(text, "  ", clear);
        foreach (var line in report.Forecast)
            Line(text, "• ", $"{Printable.Line(line.Label)}: {Printable.Line(line.Text)}");
        Line(text, "  ", string.Join(" · ", new[] { Printable.Line(report.Source), Wording.Issued(report, clock) }.OfType<string>()));
        if (WebAddress.OrNull(report.Link) is { } link)
            Line(text, "  ", link);
    }

    private static void Warning(StringBuilder text, WeatherWarning warning, BriefingClock clock)
    {
        Line(text, "⚠️ ", Wording.WarningHeading(warning));
        if (Wording.WarningTimes(warning, clock) is { Length: > 0 } times)
            Line(text, "  ", times);
        if (Printable.Sentences(warning.Text) is { Length: > 0 } sentences)
            Line(text, "  ", sentences);
        if (WebAddress.OrNull(warning.Link) is { } link)
            Line(text, "  ", link);
    }

    private static void Line(StringBuilder text, string lead, string line) => text.Append(lead).Append(line).Append('\n');
}
