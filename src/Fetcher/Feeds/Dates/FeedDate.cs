namespace BriefingBus.Fetcher.Feeds.Dates;

/// <summary>
/// Reads the dates of feeds, whatever form they have: RFC 822 and its sloppy descendants, W3CDTF and ISO 8601, ctime, dates
/// with slashes and dots, names of months and weekdays in all languages of CLDR, eras and calendars beside the common ones,
/// seconds since 1970. A date without a zone is taken for UTC. One whose parts contradict each other, or that may be either of
/// two, is none: a wrong date does more harm than a missing one.
/// </summary>
internal static class FeedDate
{
    private const int MaxLength = 120;

    /// <summary>The instant that <paramref name="text"/> names, in UTC; null where it names none for certain.</summary>
    /// <param name="text">The date as the feed has it.</param>
    /// <param name="language">Language of the feed as a BCP 47 tag, or null: it decides where the same words or numbers are different dates in different languages.</param>
    /// <param name="custom">What the document's other dates say about their order, or null.</param>
    public static DateTimeOffset? Parse(string? text, string? language = null, DateCustom? custom = null)
    {
        if (text is null || text.Length is < 4 or > MaxLength) return null;
        if (InternetDate.Parse(text) is { } usual) return usual;
        Span<char> characters = stackalloc char[MaxLength];
        var length = DateText.Normalize(text, characters);
        var parts = new DateParts();
        return DateTextReader.Read(characters[..length], ref parts) ? CalendarDate.Resolve(ref parts, language, custom) : null;
    }
}
