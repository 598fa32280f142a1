namespace BriefingBus.Fetcher.Feeds.Dates;

/// <summary>Words for the two halves of a day on a twelve-hour clock.</summary>
internal static class HalfDays
{
    private static readonly Dictionary<string, int> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["am"] = 0, ["pm"] = 12,
        ["오전"] = 0, ["오후"] = 12, // Korean
        ["上午"] = 0, ["下午"] = 12, ["午前"] = 0, ["午後"] = 12, // Chinese, Japanese
        ["πμ"] = 0, ["μμ"] = 12, // Greek
    };

    /// <summary>The hours that a word adds, 0 or 12; -1 where it is no such word.</summary>
    public static int Find(ReadOnlySpan<char> word) => Words.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var hours) ? hours : -1;
}
