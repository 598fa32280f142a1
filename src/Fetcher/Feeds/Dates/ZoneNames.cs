using System.Collections.Concurrent;
using System.Collections.Frozen;

namespace BriefingBus.Fetcher.Feeds.Dates;

/// <summary>Names of time zones as feeds write them.</summary>
internal static class ZoneNames
{
    /// <summary>Offsets from UTC in hours. An ambiguous name means the zone that feeds use most.</summary>
    private const string Abbreviations =
        // RFC 822 §5.1, RFC 5322 §4.3
        "UT 0, UTC 0, GMT 0, Z 0, EST -5, EDT -4, CST -6, CDT -5, MST -7, MDT -6, PST -8, PDT -7, " +
        // the rest of America
        "NST -3.5, NDT -2.5, AST -4, ADT -3, AKST -9, AKDT -8, HST -10, HAST -10, HADT -9, BRT -3, BRST -2, ART -3, CLT -4, CLST -3, " +
        "COT -5, PET -5, VET -4, UYT -3, " +
        // Europe
        "WET 0, WEST 1, BST 1, IST 5.5, CET 1, CEST 2, MET 1, MEST 2, MEZ 1, MESZ 2, EET 2, EEST 3, MSK 3, МСК 3, MSD 4, TRT 3, " +
        // Africa and Asia
        "WAT 1, CAT 2, SAST 2, EAT 3, IDT 3, GST 4, PKT 5, NPT 5.75, BDT 6, ICT 7, WIB 7, WITA 8, WIT 9, HKT 8, SGT 8, MYT 8, PHT 8, " +
        "JST 9, KST 9, " +
        // Oceania
        "AWST 8, ACST 9.5, ACDT 10.5, AEST 10, AEDT 11, NZST 12, NZDT 13";

    /// <summary>Names without a season, with the zone whose rules decide.</summary>
    private const string Seasonal =
        "ET America/New_York, CT America/Chicago, MT America/Denver, PT America/Los_Angeles, AT America/Halifax";

    /// <summary>English names of zones (CLDR "metazone" names) without "Standard Time", "Daylight Time", "Summer Time" and "Time", with a
    /// zone that keeps their time.</summary>
    private const string SpelledOut =
        "coordinated universal Etc/UTC, universal Etc/UTC, greenwich mean Etc/UTC, eastern America/New_York, central America/Chicago, " +
        "mountain America/Denver, pacific America/Los_Angeles, " +
        "us eastern America/New_York, us central America/Chicago, us mountain America/Denver, us pacific America/Los_Angeles, " +
        "north american eastern America/New_York, " +
        "alaska America/Anchorage, alaskan America/Anchorage, hawaii Pacific/Honolulu, hawaiian Pacific/Honolulu, " +
        "hawaii aleutian Pacific/Honolulu, atlantic America/Halifax, newfoundland America/St_Johns, " +
        "brasilia America/Sao_Paulo, argentina America/Argentina/Buenos_Aires, chile America/Santiago, colombia America/Bogota, " +
        "peru America/Lima, venezuela America/Caracas, uruguay America/Montevideo, " +
        "british Europe/London, irish Europe/Dublin, western european Europe/Lisbon, central european Europe/Paris, " +
        "eastern european Europe/Athens, moscow Europe/Moscow, turkey Europe/Istanbul, " +
        "west africa Africa/Lagos, central africa Africa/Maputo, east africa Africa/Nairobi, south africa Africa/Johannesburg, " +
        "israel Asia/Jerusalem, arabian Asia/Riyadh, gulf Asia/Dubai, iran Asia/Tehran, pakistan Asia/Karachi, india Asia/Kolkata, " +
        "nepal Asia/Kathmandu, bangladesh Asia/Dhaka, myanmar Asia/Yangon, " +
        "indochina Asia/Bangkok, western indonesia Asia/Jakarta, central indonesia Asia/Makassar, eastern indonesia Asia/Jayapura, " +
        "singapore Asia/Singapore, malaysia Asia/Kuala_Lumpur, " +
        "hong kong Asia/Hong_Kong, china Asia/Shanghai, taipei Asia/Taipei, philippine Asia/Manila, japan Asia/Tokyo, " +
        "korean Asia/Seoul, korea Asia/Seoul, " +
        "australian western Australia/Perth, australian central Australia/Adelaide, australian eastern Australia/Sydney, " +
        "new zealand Pacific/Auckland, " +
        "mitteleuropäische Europe/Berlin, westeuropäische Europe/Lisbon, osteuropäische Europe/Athens";

    /// <summary>Areas of the IANA time zone database, and its names of whole countries.</summary>
    private static readonly string[] Areas =
    [
        "Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Brazil", "Canada", "Chile", "Etc", "Europe",
        "Indian", "Mexico", "Pacific", "US",
    ];

    private static readonly FrozenDictionary<string, TimeSpan> Offsets =
        Table(Abbreviations, value => TimeSpan.FromHours(double.Parse(value, CultureInfo.InvariantCulture)));
    private static readonly FrozenDictionary<string, string> ByRules = Table(Seasonal, zone => zone);
    private static readonly FrozenDictionary<string, string> BySpelling = Table(SpelledOut, zone => zone);
    private static readonly ConcurrentDictionary<string, TimeZoneInfo?> Known = new(StringComparer.Ordinal);

    private static readonly string[] Ends = ["standard time", "daylight time", "summer time", "normalzeit", "sommerzeit", "time", "zeit"];

    /// <summary>The offset of an abbreviation; false if it names no zone.</summary>
    public static bool TryFind(ReadOnlySpan<char> word, out TimeSpan offset) =>
        Offsets.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out offset);

    /// <summary>The zone that decides the season of an abbreviation such as ET, or null.</summary>
    public static TimeZoneInfo? FindByRules(ReadOnlySpan<char> word) =>
        ByRules.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var id) ? Zone(id) : null;

    /// <summary>The zone that the text at the start names: an identifier of the IANA database (<c>Europe/Paris</c>, <c>EST5EDT</c>) or an
    /// English name spelled out. Null if it names none.</summary>
    /// <param name="text">The date from the name on.</param>
    /// <param name="length">How long the name is.</param>
    /// <param name="shift">One hour or none for a name that says "daylight" or "standard", whatever the rules say; null to follow the
    /// rules.</param>
    public static TimeZoneInfo? Find(ReadOnlySpan<char> text, out int length, out TimeSpan? shift)
    {
        shift = null;
        length = 0;
        while (length < text.Length && (char.IsAsciiLetterOrDigit(text[length]) || text[length] is '/' or '_' or '-' or '+')) length++;
        var identifier = text[..length];
        var slash = identifier.IndexOf('/');
        if (slash > 0 && Areas.Contains(identifier[..slash].ToString(), StringComparer.OrdinalIgnoreCase))
            return Zone(identifier.ToString());
        if (length == 7 && char.IsAsciiDigit(identifier[3]) && identifier[..3].IndexOfAnyExceptInRange('A', 'Z') < 0
            && identifier[4..].IndexOfAnyExceptInRange('A', 'Z') < 0)
            return Zone(identifier.ToString());
        return FindSpelledOut(text, out length, out shift);
    }

    private static TimeZoneInfo? FindSpelledOut(ReadOnlySpan<char> text, out int length, out TimeSpan? shift)
    {
        (length, shift) = (0, null);
        while (length < text.Length && length < 48 && (char.IsLetter(text[length]) || text[length] is ' ' or '-')) length++;
        var name = text[..length].ToString().Replace('-', ' ').TrimEnd();
        foreach (var end in Ends)
        {
            var at = name.IndexOf(end, StringComparison.OrdinalIgnoreCase);
            if (at < 2 || !BySpelling.TryGetValue(name[..at].TrimEnd(), out var id)) continue;
            length = at + end.Length;
            if (end.StartsWith("standard", StringComparison.Ordinal) || end == "normalzeit") shift = TimeSpan.Zero;
            else if (end is "daylight time" or "summer time" or "sommerzeit") shift = TimeSpan.FromHours(1);
            return Zone(id);
        }
        return null;
    }

    /// <summary>The zone of an identifier in any case; null if this machine's database lacks it.</summary>
    private static TimeZoneInfo? Zone(string id)
    {
        if (Known.TryGetValue(id, out var known)) return known;
        if (Known.Count > 2000) return null; // more names than there are zones: the feed makes them up
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone))
            zone = TimeZoneInfo.GetSystemTimeZones().FirstOrDefault(z => z.Id.Equals(id, StringComparison.OrdinalIgnoreCase));
        return Known[id] = zone;
    }

    private static FrozenDictionary<string, T> Table<T>(string rows, Func<string, T> value) => rows
        .Split(',', StringSplitOptions.TrimEntries)
        .Select(row => (Name: row[..row.LastIndexOf(' ')], Value: row[(row.LastIndexOf(' ') + 1)..]))
        .ToFrozenDictionary(row => row.Name, row => value(row.Value), StringComparer.OrdinalIgnoreCase);
}
