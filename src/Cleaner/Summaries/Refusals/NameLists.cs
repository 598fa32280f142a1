namespace BriefingBus.Cleaner.Summaries.Refusals;

/// <summary>Recognises line-ups, scorers and lines of verse: names and figures between marks, without a sentence.</summary>
internal static class NameLists
{
    /// <summary>The maximum length of a sentence that is examined, in characters.</summary>
    private const int MaxLength = 600;

    /// <summary>The maximum number of words of the label before the colon.</summary>
    private const int MaxLabelWords = 5;

    /// <summary>The minimum number of marks between names.</summary>
    private const int MinMarks = 3;

    /// <summary>The minimum number of names.</summary>
    private const int MinNames = 3;

    /// <summary>The minimum number of slashes between lines of verse.</summary>
    private const int MinSlashes = 2;

    /// <summary>Whether the sentence is a label, a colon and names alone (<c>Rovers: Hart; Bell, Simms, Cole.</c>), or lines of verse.
    /// </summary>
    public static bool Is(string sentence)
    {
        if (sentence.Length > MaxLength)
            return false;
        if (sentence.AsSpan().Count(" / ") >= MinSlashes)
            return true;
        var colon = sentence.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0 || sentence.AsSpan(0, colon).Count(' ') >= MaxLabelWords)
            return false;
        var rest = sentence.AsSpan(colon + 1);
        var (marks, names) = (0, 0);
        foreach (var c in rest)
            marks += c is ',' or ';' or '–' or '—' ? 1 : 0;
        if (marks < MinMarks)
            return false;
        foreach (var range in rest.SplitAny(" ,;–—-.()'’/"))
            if (rest[range] is [var first, ..] && char.IsLetter(first))
            {
                if (!char.IsUpper(first))
                    return false;
                names++;
            }
        return names >= MinNames && marks + 1 >= names / 2;
    }
}
