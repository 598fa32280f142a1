namespace BriefingBus.Fetcher.Polling;

/// <summary>Whether an entry that shares something with a known one is that one. The reasons stand in <c>docs/decisions/0022</c>.</summary>
internal static class SameStory
{
    /// <summary>Bodies of this many characters do not repeat by chance.</summary>
    private const int LongBody = 200;

    /// <summary>An id is believed unless at least two of title, link and date can be compared and nothing at all agrees.</summary>
    public static bool ById(EntryKeys known, EntryKeys keys, int bodyLength)
    {
        var title = Compare(known.Title, keys.Title);
        var link = Compare(known.Link, keys.Link);
        var published = Compare((ulong)known.Published, (ulong)keys.Published);
        var contradictions = (title is false ? 1 : 0) + (link is false ? 1 : 0) + (published is false ? 1 : 0);
        return contradictions < 2 || title is true || link is true || published is true || IsSameLongBody(known, keys, bodyLength);
    }

    private static bool? Compare(ulong known, ulong key) => known == 0 || key == 0 ? null : known == key;

    /// <summary>Title and body are the same: whether that can be chance.</summary>
    public static bool ByText(EntryKeys known, EntryKeys keys, int bodyLength) =>
        (known.Published == keys.Published && keys.Published != 0)
        || (known.Link == 0 && keys.Link == 0 && known.Published == keys.Published)
        || IsSameLongBody(known, keys, bodyLength);

    private static bool IsSameLongBody(EntryKeys known, EntryKeys keys, int bodyLength) =>
        bodyLength >= LongBody && known.Body == keys.Body && keys.Body != 0;
}
