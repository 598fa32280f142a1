namespace BriefingBus.Fetcher.Entries;

/// <summary>Decides whether an entry that shares something with a known one is the same story. <c>docs/decisions/0022</c> has the
/// reasons.</summary>
internal static class SameStory
{
    /// <summary>The length from which bodies do not repeat by coincidence, in characters.</summary>
    private const int LongBody = 200;

    /// <summary>Whether the text is verbatim the same, and the link is the same or missing in both.</summary>
    public static bool Exactly(EntryKeys known, DocumentEntry entry) =>
        known.Title == entry.Keys.Title && known.Link == entry.Keys.Link && known.Body == entry.Keys.Body;

    /// <summary>Whether to trust a shared id: yes, unless at least two of title, link and date can be compared and none agrees.</summary>
    public static bool ById(EntryKeys known, DocumentEntry entry)
    {
        var title = Compare(known.Title, entry.Keys.Title);
        var link = Compare(known.Link, entry.Keys.Link);
        var published = Date(known, entry);
        var contradictions = (title is false ? 1 : 0) + (link is false ? 1 : 0) + (published is false ? 1 : 0);
        return contradictions < 2 || title is true || link is true || published is true || IsSameLongBody(known, entry);
    }

    /// <summary>For entries with the same link and title but another id. A different date makes another story, since a bulletin's page
    /// keeps its address and headline; without dates, a different text does.</summary>
    /// <param name="known">The known entry.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="renumbered">True if the publisher has given all entries new ids, so that ids and dates prove little.</param>
    public static bool ByLink(EntryKeys known, DocumentEntry entry, bool renumbered) =>
        (known.Body == entry.Keys.Body && renumbered) || Date(known, entry) switch
        {
            true => true,
            false => IsSameLongBody(known, entry),
            null => known.Body == entry.Keys.Body,
        };

    /// <summary>For entries with the same title and body: whether that can be a coincidence.</summary>
    /// <param name="known">The known entry.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="renumbered">True if the publisher has given all entries new ids.</param>
    public static bool ByText(EntryKeys known, DocumentEntry entry, bool renumbered)
    {
        if (Date(known, entry) is true)
            return true;
        // A link that other entries share identifies nothing; then only an entry that never had another link counts.
        var hasNoLink = entry.HasOwnId ? known.Link == 0 && entry.Keys.Link == 0 : Compare(known.Link, entry.Keys.Link) is null;
        if (hasNoLink && known.Published == entry.Keys.Published)
            return true;
        // A recurring column with a fixed text ("This week's open thread …") has a new id, link and date each time.
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
