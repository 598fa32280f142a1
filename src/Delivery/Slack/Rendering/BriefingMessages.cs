using BriefingBus.Rendering;

namespace BriefingBus.Delivery.Slack.Rendering;

/// <summary>A briefing as Slack messages: one if it fits, otherwise a parent and replies in its thread.</summary>
public static class BriefingMessages
{
    /// <summary>The number of headlines in the fallback text.</summary>
    private const int Headlines = 3;

    /// <summary>The messages, in order; at least one.</summary>
    public static IReadOnlyList<SlackMessage> Of(BriefingComposed briefing)
    {
        var clock = BriefingClock.Of(briefing);
        var weather = Wording.SectionsBeforeTop(briefing);
        List<Chapter> chapters =
        [
            new Chapter(Heading($"{Printable.Line(briefing.Title)} – {clock.Heading}"), [[.. Head(briefing, clock)]]),
            .. briefing.Sections.Take(weather).Select(s => Section(s, clock)),
        ];
        if (briefing.Top.Count > 0)
            chapters.Add(new Chapter(Heading("⭐ " + clock.Words["top"]), [.. briefing.Top.Select(s => Story(s, clock))]));
        chapters.AddRange(briefing.Sections.Skip(weather).Select(s => Section(s, clock)));

        var packed = Packing.Pack(chapters);
        return [.. packed.Select((blocks, i) => new SlackMessage(Fallback(briefing, clock, i + 1, packed.Count), blocks))];
    }

    /// <summary>Feed issues as messages of their own.</summary>
    public static IReadOnlyList<SlackMessage> OfTrouble(BriefingComposed briefing, IReadOnlyList<FeedTrouble> trouble)
    {
        if (trouble.Count == 0)
            return [];
        var clock = BriefingClock.Of(briefing);
        var sentences = trouble.Select(t => Wording.Sentence(t with { ToldBefore = false }, clock)).ToList();
        var (heading, escaped) = ("⚠️ " + clock.Words["trouble"], sentences.Select(SlackText.Escape));
        var chapter = new Chapter(Heading(heading), [.. escaped.Select(s => (IReadOnlyList<Block>)[.. Paragraph.Of(s)])]);
        var text = $"{heading}: {SlackText.Escape(string.Join(' ', sentences.Take(Headlines)))}";
        return [.. Packing.Pack([chapter]).Select(blocks => new SlackMessage(text, blocks))];
    }

    /// <summary>A header, or sections if the text is too long for a header.</summary>
    private static IReadOnlyList<Block> Heading(string text) => text.Length is > 0 and <= Block.MaxHeaderLength
        ? [new Block.Header(text)]
        : [.. Paragraph.Of(SlackText.Escape(text))];

    private static IEnumerable<Block> Head(BriefingComposed briefing, BriefingClock clock)
    {
        var totals = string.Join(" · ", Wording.Totals(briefing).Prepend(clock.Date));
        if (briefing.Tags.Count > 0)
            totals += "\n" + SlackText.Escape(string.Join(' ', briefing.Tags.Select(t => "#" + t)));
        foreach (var block in Small(totals))
            yield return block;
        var notes = briefing.Notes.Select(n => "ℹ️ " + SlackText.Escape(n));
        foreach (var block in Paragraph.Of(briefing.Late ? notes.Prepend("⏰ " + clock.Words["late"]) : notes))
            yield return block;
    }

    private static Chapter Section(BriefingSection section, BriefingClock clock)
    {
        List<IReadOnlyList<Block>> pieces =
            [.. section.Weather.SelectMany(r => Weather(r, clock)), .. section.Stories.Select(s => Story(s, clock))];
        if (Wording.Notes(section, clock.Words).Select(SlackText.Escape).Where(n => n.Length > 0).ToList() is { Count: > 0 } notes)
            pieces.Add([.. notes.SelectMany(Small)]);
        return new Chapter(Heading($"{Printable.Line(section.Emoji)} {Printable.Line(section.Title)}".Trim()), pieces);
    }

    private static IReadOnlyList<Block> Story(BriefingStory story, BriefingClock clock) =>
    [
        .. Paragraph.Of(
            SlackText.Bold(SlackText.Link(Printable.Headline(story.Title), story.Source.Link)),
            SlackText.Escape(Printable.Sentences(story.Summary)),
            Byline(story, clock)),
    ];

    private static string Byline(BriefingStory story, BriefingClock clock)
    {
        List<string> parts = [SlackText.Escape(story.Source.Name), clock.Short(story.Source.Published)];
        var also = Wording.Also(story).Select(s => SlackText.Link(s.Name, s.Link)).ToList();
        if (also.Count > 0)
            parts.Add(clock.Words["also"] + " " + string.Join(", ", also));
        if (story.Updated)
            parts.Add("*" + SlackText.Escape(Wording.Updated(story, clock.Words)) + "*");
        if (story.SummarisedByModel)
            parts.Add("_" + clock.Words["byModel"] + "_");
        return string.Join(" · ", parts);
    }

    private static IEnumerable<IReadOnlyList<Block>> Weather(WeatherReport report, BriefingClock clock)
    {
        foreach (var warning in report.Warnings)
            yield return
            [
                .. Paragraph.Of(
                    "⚠️ " + SlackText.Bold(SlackText.Link(Wording.WarningHeading(warning), warning.Link)),
                    Wording.WarningTimes(warning, clock),
                    SlackText.Escape(Printable.Sentences(warning.Text))),
            ];

        var present = SlackText.Escape(Wording.Present(report)) is { Length: > 0 } sky ? $" {Wording.Now(report, clock)} {sky}" : "";
        yield return
        [
            .. Paragraph.Of(
            [
                $"*{SlackText.Link(report.Place, report.Link)}*{present}",
                SlackText.Escape(string.Join(" · ", Wording.Facts(report))),
                SlackText.Escape(Wording.AllClear(report, clock.Words)),
                .. report.Forecast.Select(l => $"• *{SlackText.Escape(l.Label)}*: {SlackText.Escape(l.Text)}"),
                string.Join(" · ", new[] { SlackText.Escape(report.Source), Wording.Issued(report, clock) }.OfType<string>()),
            ]),
        ];
    }

    /// <summary>Small print, or sections if it is too long for a block.</summary>
    private static IEnumerable<Block> Small(string text) =>
        text.Length <= Block.MaxSectionLength ? [new Block.Context(text)] : Paragraph.Of(text);

    private static string Fallback(BriefingComposed briefing, BriefingClock clock, int number, int of)
    {
        var text = $"{SlackText.Escape(briefing.Title)} – {clock.Heading}";
        if (number > 1)
            return $"{text} ({number} of {of})";
        var headlines = briefing.Top.Concat(briefing.Sections.SelectMany(s => s.Stories))
            .Select(s => SlackText.Escape(Printable.Headline(s.Title)))
            .Take(Headlines)
            .ToList();
        var rest = headlines.Count > 0 ? string.Join("; ", headlines) : string.Join(" · ", Wording.Totals(briefing));
        return rest.Length > 0 ? $"{text}: {rest}" : text;
    }
}
