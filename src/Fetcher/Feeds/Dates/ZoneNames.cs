using System.Globalization;

namespace BriefingBus.Fetcher.Feeds.Dates;

/// <summary>Names of time zones as feeds write them, with their offset from UTC in hours. A name that means several zones stands for the one that feeds mean most.</summary>
internal static class ZoneNames
{
    private const string Zones =
        // RFC 822 §5.1, RFC 5322 §4.3
        "UT 0, UTC 0, GMT 0, Z 0, EST -5, EDT -4, CST -6, CDT -5, MST -7, MDT -6, PST -8, PDT -7, " +
        // without the season, taken for standard time
        "ET -5, CT -6, MT -7, PT -8, AT -4, " +
        // the rest of America
        "NST -3.5, NDT -2.5, AST -4, ADT -3, AKST -9, AKDT -8, HST -10, HAST -10, HADT -9, BRT -3, BRST -2, ART -3, CLT -4, CLST -3, COT -5, PET -5, VET -4, UYT -3, " +
        // Europe
        "WET 0, WEST 1, BST 1, IST 5.5, CET 1, CEST 2, MET 1, MEST 2, MEZ 1, MESZ 2, EET 2, EEST 3, MSK 3, MSD 4, TRT 3, " +
        // Africa and Asia
        "WAT 1, CAT 2, SAST 2, EAT 3, IDT 3, GST 4, PKT 5, NPT 5.75, BDT 6, ICT 7, WIB 7, WITA 8, WIT 9, HKT 8, SGT 8, MYT 8, PHT 8, JST 9, KST 9, " +
        // Oceania
        "AWST 8, ACST 9.5, ACDT 10.5, AEST 10, AEDT 11, NZST 12, NZDT 13";

    private static readonly Dictionary<string, TimeSpan> Offsets = Zones
        .Split(',', StringSplitOptions.TrimEntries)
        .Select(zone => zone.Split(' '))
        .ToDictionary(zone => zone[0], zone => TimeSpan.FromHours(double.Parse(zone[1], CultureInfo.InvariantCulture)), StringComparer.OrdinalIgnoreCase);

    /// <summary>The offset that a word stands for; false where it names no zone.</summary>
    public static bool TryFind(ReadOnlySpan<char> word, out TimeSpan offset) => Offsets.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out offset);
}
