namespace BriefingBus.Fetcher.Feeds.Dates;

/// <summary>Reads the dates of feeds, whatever form they have: RFC 822 and its sloppy descendants, W3CDTF and ISO 8601, ctime, dates with
/// slashes and dots, names of months and weekdays in all languages of CLDR, eras and calendars beside the common ones, seconds since 1970.
/// A date without a zone is in UTC. A contradictory or ambiguous date is null: a wrong date does more harm than a missing one.</summary>
internal static class FeedDate
{
    private const int MaxLength = 120;

    /// <summary>The forms of nearly all dates, which are cheap to parse: RFC 5322 §3.3 and RFC 3339 §5.6.</summary>
    private static readonly string[] Standard =
    [
        "ddd, d MMM yyyy HH:mm:ss 'GMT'", "ddd, d MMM yyyy HH:mm:ss zzz", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
    ];

    /// <summary>The instant that <paramref name="text"/> names, in UTC and whole seconds; null if it names none for certain.</summary>
    /// <param name="text">The date as the feed has it.</param>
    /// <param name="language">Language of the feed as a BCP 47 tag, or null. It decides between languages that read the same words or
    /// numbers as different dates.</param>
    /// <param name="order">The order of day and month in the document's other dates, or null.</param>
    public static DateTimeOffset? Parse(string? text, string? language = null, DocumentDateOrder? order = null)
    {
        if (text is null || text.Length is < 4 or > MaxLength) return null;
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (DateTimeOffset.TryParseExact(text, Standard, CultureInfo.InvariantCulture, Utc, out var instant)
            && instant.Year is >= 1900 and <= 2200)
            return instant.AddTicks(-(instant.Ticks % TimeSpan.TicksPerSecond));

        Span<char> characters = stackalloc char[MaxLength];
        var length = DateText.Normalize(text, characters);
        var parts = new DateParts();
        return DateTextReader.Read(characters[..length], ref parts) ? DateResolver.Resolve(ref parts, language, order) : null;
    }
}
