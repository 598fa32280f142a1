using System.Globalization;

namespace BriefingBus.Composer.Rendering;

/// <summary>How a briefing shows instants: in its edition's time zone, as short as a reader of that morning needs.</summary>
internal sealed class BriefingClock(DateTimeOffset scheduledAt, string timeZone)
{
    private readonly TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById(timeZone);

    /// <summary>The briefing's own instant for its heading: <c>September 23, 2025 06:00</c>.</summary>
    public string Heading => Format(scheduledAt, "MMMM d, yyyy HH:mm");

    /// <summary>The briefing's own day for a reader: <c>Tuesday, September 23, 2025</c>.</summary>
    public string Day => Format(scheduledAt, "dddd, MMMM d, yyyy");

    /// <summary>The briefing's own hour and zone: <c>06:00 EDT</c>.</summary>
    public string Hour => Format(scheduledAt, "HH:mm ") + Abbreviation;

    /// <summary>The briefing's own instant, sortable, with the zone: <c>2025-09-23 06:00 EDT</c>.</summary>
    public string Date => Format(scheduledAt, "yyyy-MM-dd HH:mm ") + Abbreviation;

    /// <summary>An instant, short: <c>05:12</c> on the briefing's day, <c>yesterday 22:40</c>, <c>tomorrow 08:00</c>,
    /// <c>Sep 21, 22:40</c> within half a year, else <c>Sep 21, 2024</c>.</summary>
    public string Short(DateTimeOffset instant)
    {
        var local = TimeZoneInfo.ConvertTime(instant, zone);
        return (local.Date - scheduledAt.Date).Days switch
        {
            0 => Format(local, "HH:mm"),
            -1 => "yesterday " + Format(local, "HH:mm"),
            1 => "tomorrow " + Format(local, "HH:mm"),
            > -183 and < 183 => Format(local, "MMM d, HH:mm"),
            _ => Format(local, "MMM d, yyyy"),
        };
    }

    /// <summary>An instant for a machine: RFC 3339 with the zone's offset.</summary>
    public string Machine(DateTimeOffset instant) => Format(TimeZoneInfo.ConvertTime(instant, zone), "yyyy-MM-ddTHH:mm:sszzz");

    private string Abbreviation => ZoneAbbreviations.Of(timeZone, scheduledAt);

    private static string Format(DateTimeOffset instant, string format) => instant.ToString(format, CultureInfo.InvariantCulture);
}
