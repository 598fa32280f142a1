namespace BriefingBus.Cleaner.Summaries.Refusals;

/// <summary>Lists of a show's topics in one line, between dashes or bars.</summary>
internal static class TopicLists
{
    /// <summary>Why no sentence of such a list is quoted.</summary>
    public const string Reason = "is a list of topics";

    /// <summary>The minimum number of dashes or bars that separate the topics of a show.</summary>
    private const int MinMarks = 6;

    /// <summary>The maximum number of characters between two of them, on average.</summary>
    private const int MaxLength = 40;

    /// <summary>Whether the text is such a list.</summary>
    public static bool Is(string text)
    {
        foreach (var mark in (ReadOnlySpan<string>)[" — ", " – ", " | ", " · ", " • ", " / "])
            if (text.AsSpan().Count(mark) is >= MinMarks and var marks && text.Length < MaxLength * marks)
                return true;
        return false;
    }
}
