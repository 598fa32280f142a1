namespace BriefingBus.Cleaner.RoundUps;

/// <summary>A part of an entry that may be one story of a round-up: its first line, and the lines that follow.</summary>
internal sealed record RoundUpPoint(IReadOnlyList<RoundUpLine> Lines)
{
    private const int MinTitleLength = 12;
    private const int MaxTitleLength = 200;

    /// <summary>The minimum number of words of a headline, a link or a run in bold; fewer are a name or a source.</summary>
    private const int TitleWords = 3;

    /// <summary>The maximum number of words of a label.</summary>
    private const int MaxLabelWords = 4;

    /// <summary>The minimum number of characters after the first line of a story with a link of its own to read on.</summary>
    private const int MinAnnounced = 100;

    /// <summary>Whether it has a text and a link such as “Read the full story”.</summary>
    public bool IsAnnounced => Lines[0].Text.Length + MinAnnounced <= Length
        && Lines.Any(l => l.Runs.Any(r => r.Link is not null && RoundUpWords.IsReadMore(r.Text)));

    /// <summary>The number of characters.</summary>
    public int Length => Lines.Sum(l => l.Text.Length);

    /// <summary>Its story, or null if it has no headline, has no link to an article or is an advertisement.</summary>
    /// <param name="page">The address of the entry, for resolving relative addresses, or null.</param>
    /// <param name="isNamed">Whether the entry calls itself a round-up.</param>
    public RoundUpStory? Story(Uri? page, bool isNamed)
    {
        var title = Title();
        if (title is null || Lines.Any(l => RoundUpWords.BeginsWithSponsor(l.Text)) || Link(page, isNamed) is not { } link)
            return null;
        var text = Lines.Select(l => l.Text).ToList();
        text[0] = AfterTitle(text[0], title);
        return new RoundUpStory(title, link, [.. text.Select(WithoutSource).Where(t => t.Length > 0 && !RoundUpWords.IsReadMore(t))]);
    }

    /// <summary>The point without a heading that only labels what follows, if a headline in bold is there: “One more thing”.</summary>
    public RoundUpPoint WithoutLabel() => Lines is [{ IsHeading: true }, { IsBold: true }, ..] && Words(Lines[0].Text) <= MaxLabelWords
        ? new RoundUpPoint([.. Lines.Skip(1)]) : this;

    /// <summary>The run in bold, or the link, at the beginning, if it is long enough for a headline; otherwise null.</summary>
    public static string? LeadOf(RoundUpLine line, Func<TextRun, bool> isOfLead)
    {
        var lead = Clean(string.Concat(line.Runs
            .SkipWhile(r => !isOfLead(r))
            .TakeWhile(r => (isOfLead(r) && !r.IsLabel) || string.IsNullOrWhiteSpace(r.Text)).Select(r => r.Text)));
        return lead is not null && line.Text.StartsWith(lead, StringComparison.Ordinal)
            && Words(lead) >= TitleWords && !RoundUpWords.IsReadMore(lead) ? lead : null;
    }

    private string? Title()
    {
        var first = Lines[0];
        if (first.IsHeading)
            return Fitting(Clean(first.Text));
        var link = first.Runs.Where(r => r.Link is not null && !r.IsLabel).Select(r => Clean(r.Text)).FirstOrDefault();
        return Fitting(LeadOf(first, r => r.IsBold)) ?? Fitting(LeadOf(first, r => r.Link is not null))
            ?? (link is not null && Words(link) >= TitleWords + 1 ? Fitting(link) : null)
            ?? Fitting(FirstSentence(WithoutSource(Clean(first.Text) ?? "")));
    }

    private static string FirstSentence(string text)
    {
        for (var i = 0; i + 1 < text.Length; i++)
        {
            if ((text[i] is '.' or '!' or '?' && text[i + 1] == ' ' && i > MinTitleLength) || text[i] is '。' or '！' or '？')
                return text[..(i + 1)];
        }
        return text;
    }

    /// <summary>The address of the story: that of its headline or, in an entry that calls itself a round-up, of “Read the full story” or of
    /// the source at the end of the text. A link inside a sentence leads to another page.</summary>
    private Uri? Link(Uri? page, bool isNamed)
    {
        if (Lines[0].Runs.FirstOrDefault(r => r.Link is not null) is { } lead && ArticleAddress.Of(lead.Link!, page) is { } own
            && (Lines[0].IsHeading || Words(lead.Text) >= TitleWords) && IsFirst(lead))
            return own;
        var runs = Lines.SelectMany(l => l.Runs).ToList();
        var links = runs.Where((r, i) => r.Link is not null && !(i > 0 && RoundUpWords.EndsWithCredit(runs[i - 1].Text)))
            .Select(r => (r.Text, Address: ArticleAddress.Of(r.Link!, page)))
            .Where(l => l.Address is not null).ToList();
        // A part of an article may have a heading and several links; a heading above a list of its own is a label.
        var isOneStory = links.Count == 1 && (Lines[0].IsHeading || LeadOf(Lines[0], r => r.IsBold) is not null);
        if (!(isNamed || isOneStory) || links.Count == 0 || (Lines[0].IsHeading && Lines.Count(l => l.IsMarked) > 1))
            return null;
        var after = string.Concat(runs.Skip(runs.FindLastIndex(r => r.Link is not null) + 1).Select(r => r.Text));
        return links.Find(l => RoundUpWords.IsReadMore(l.Text.Trim())).Address
            ?? (Words(after) < TitleWords ? links[0].Address : null);
    }

    /// <summary>Whether there is only a number or the name of a source before a link.</summary>
    private bool IsFirst(TextRun link) =>
        Words(string.Concat(Lines[0].Runs.TakeWhile(r => r != link).Select(r => r.Text))) < TitleWords;

    private static string AfterTitle(string line, string title)
    {
        return line.StartsWith(title, StringComparison.Ordinal)
            ? line[title.Length..].TrimStart(' ', '.', ':', '-', '–', '—', '|', ',', ';', '”', '"', '。', '：', '、', '،', '؛') : line;
    }

    /// <summary>The text without the name of its source at the end: <c>(WP $)</c>, <c>[Reuters]</c>, <c>via Harbour Post</c>.</summary>
    private static string WithoutSource(string named)
    {
        const int MaxSource = 40;
        var text = RoundUpWords.WithoutSource(named);
        var end = text.TrimEnd(' ', '.');
        if (end.Length == 0 || end[^1] is not (')' or ']'))
            return text;
        var open = end.LastIndexOfAny(['(', '[']);
        return open >= 0 && end.Length - open <= MaxSource && Words(end[open..]) <= TitleWords + 1 ? end[..open].TrimEnd() : text;
    }

    private static string? Clean(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            .TrimEnd(':', '：', '-', '–', '—', '|', ' ') is { Length: > 0 } clean ? clean : null;

    /// <summary>The text without a final full stop if it may be a headline; otherwise null.</summary>
    private static string? Fitting(string? title)
    {
        if (title is not { Length: <= MaxTitleLength } || (!HasNoSpaces(title) && (Width(title) < MinTitleLength || Words(title) < 2)))
            return null;
        return title[^1] is '.' or '。' && !title.EndsWith("..", StringComparison.Ordinal) ? title[..^1] : title;
    }

    /// <summary>The number of words; in scripts without spaces, half the number of characters.</summary>
    public static int Words(string text) =>
        HasNoSpaces(text) ? text.Length / 2 : text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;

    // A Korean syllable is as long as two letters.
    private static int Width(string text) => text.Length + text.Count(c => c is >= '\uAC00' and <= '\uD7A3');

    // Chinese and Japanese.
    private static bool HasNoSpaces(string text) => text.AsSpan().ContainsAnyInRange('\u3040', '\u9FFF');
}
