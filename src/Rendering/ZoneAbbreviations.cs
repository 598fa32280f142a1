using System.Collections.Frozen;
using BriefingBus.Text;

namespace BriefingBus.Rendering;

/// <summary>The usual name of a zone's time: <c>EDT</c>, <c>CET</c>, else <c>UTC+05:45</c>.</summary>
/// <remarks>From <c>zone-abbreviations.tsv</c>, because the runtime's names depend on the machine, and a recomposed briefing must be
/// identical.</remarks>
internal static class ZoneAbbreviations
{
    private static readonly FrozenDictionary<(string Zone, TimeSpan Offset), string> ByZone = Read();

    /// <summary>The abbreviation for an instant with the zone's offset at that instant.</summary>
    /// <param name="zone">IANA name of the zone.</param>
    /// <param name="at">The instant, in the zone's local time.</param>
    public static string Of(string zone, DateTimeOffset at) => ByZone.TryGetValue((zone, at.Offset), out var name)
        ? name
        : at.Offset == TimeSpan.Zero ? "UTC" : "UTC" + at.ToString("zzz", CultureInfo.InvariantCulture);

    private static FrozenDictionary<(string, TimeSpan), string> Read()
    {
        var names = new Dictionary<(string, TimeSpan), string>();
        foreach (var row in EmbeddedTable.Rows(typeof(ZoneAbbreviations), "zone-abbreviations.tsv"))
        {
            foreach (var zone in row[1].Split(' '))
            {
                foreach (var (name, offset) in row[0].Split(' ').Select(Abbreviation))
                    names[(zone, offset)] = name;
            }
        }
        return names.ToFrozenDictionary();
    }

    private static (string Name, TimeSpan Offset) Abbreviation(string text)
    {
        var sign = text.IndexOfAny(['+', '-']);
        var offset = TimeSpan.ParseExact(text.AsSpan(sign + 1), @"hh\:mm", CultureInfo.InvariantCulture);
        return (text[..sign], text[sign] == '-' ? -offset : offset);
    }
}
