namespace BriefingBus.Fetcher.Entries;

/// <summary>Whether an entry that shares something with a known one is that one. <c>docs/decisions/0022</c> has the reasons.</summary>
internal static class SameStory
{
    /// <summary>Bodies of this many characters do not repeat by chance.</summary>
    private const int LongBody = 200;

    /// <summary>Word for word the same, with a link that is the same or that neither has.</summary>
    public static bool Exactly(EntryKeys known, DocumentEntry entry) =>
        known.Title == entry.Keys.Title && known.Link == entry.Keys.Link && known.Body == entry.Keys.Body;

    /// <summary>An id is believed unless at least two of title, link and date can be compared and nothing at all agrees.</summary>
    public static bool ById(EntryKeys known, DocumentEntry entry)
    {
        var title = Compare(known.Title, entry.Keys.Title);
        var link = Compare(known.Link, entry.Keys.Link);
        var published = Date(known, entry);
        var contradictions = (title is false ? 1 : 0) + (link is false ? 1 : 0) + (published is false ? 1 : 0);
        return contradictions < 2 || title is true || link is true || published is true || IsSameLongBody(known, entry);
    }

    /// <summary>Link and title are the same and the id is not. A date of its own then makes a story of its own, as a bulletin's page keeps
    /// its address and its headline; without dates, a text of its own does.</summary>
    /// <param name="known">The known entry.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="renumbered">True where the publisher has given all entries new ids, so that ids and dates say little.</param>
    public static bool ByLink(EntryKeys known, DocumentEntry entry, bool renumbered) =>
        (known.Body == entry.Keys.Body && renumbered) || Date(known, entry) switch
        {
            true => true,
            false => IsSameLongBody(known, entry),
            null => known.Body == entry.Keys.Body,
        };

    /// <summary>Title and body are the same: whether that can be chance.</summary>
    /// <param name="known">The known entry.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="renumbered">True where the publisher has given all entries new ids.</param>
    public static bool ByText(EntryKeys known, DocumentEntry entry, bool renumbered)
    {
        if (Date(known, entry) is true)
            return true;
        // A link that others of the document share identifies nothing; only an entry that never had another speaks for itself then.
        var hasNoLink = entry.HasOwnId ? known.Link == 0 && entry.Keys.Link == 0 : Compare(known.Link, entry.Keys.Link) is null;
        if (hasNoLink && known.Published == entry.Keys.Published)
            return true;
        // A column with a standing text ("This week's open thread …") comes under a new id, link and date each time.
        var hasItsOwn = entry.HasOwnId && !renumbered && Date(known, entry) is false && Compare(known.Link, entry.Keys.Link) is false;
        return IsSameLongBody(known, entry) && !hasItsOwn;
    }

    private static bool? Date(EntryKeys known, DocumentEntry entry) =>
        known.Published == 0 || entry.Keys.Published == 0 ? null
        : known.Published != entry.Keys.Published ? false
        : entry.DateIdentifies ? true : null;

    private static bool? Compare(ulong known, ulong key) => known == 0 || key == 0 ? null : known == key;

    private static bool IsSameLongBody(EntryKeys known, DocumentEntry entry) =>
        entry.BodyLength >= LongBody && known.Body == entry.Keys.Body && entry.Keys.Body != 0;
}
