using System.Globalization;

namespace BriefingBus.Cli.Clocks;

/// <summary>Reads an instant as an operator types it.</summary>
internal static class EditionInstant
{
    private static readonly string[] LocalForms = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-MM-dd"];

    private static readonly string[] OffsetForms = ["yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz"];

    /// <summary>Reads a local time of the zone, or an instant with its offset; false where the text is neither.
    /// A local time that a change of clocks skips counts as the same time after it; one that comes twice is the first.</summary>
    public static bool TryRead(string text, string timeZone, out DateTimeOffset instant)
    {
        if (text.EndsWith('Z'))
            text = text[..^1] + "+00:00";
        if (DateTimeOffset.TryParseExact(text, OffsetForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out instant))
            return true;
        if (!DateTime.TryParseExact(text, LocalForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
            return false;
        var zone = TimeZoneInfo.FindSystemTimeZoneById(timeZone);
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        instant = new DateTimeOffset(local, offset);
        return true;
    }
}
