namespace BriefingBus.Rendering;

/// <summary>Formats a briefing's instants: in its edition's time zone, as short as a reader of that day needs.</summary>
public sealed class BriefingClock(DateTimeOffset scheduledAt, string timeZone, string? language = null)
{
    /// <summary>The phrases of the briefing's language.</summary>
    public Phrases Words { get; } = Phrases.Of(language);

    /// <summary>The briefing's own instant.</summary>
    public DateTimeOffset At => scheduledAt;

    /// <summary>The briefing's own instant for its heading: <c>September 23, 2025 06:00</c>.</summary>
    public string Heading => Words.Format(scheduledAt, "heading");

    /// <summary>The briefing's own day for a reader: <c>Tuesday, September 23, 2025</c>.</summary>
    public string Day => Words.Format(scheduledAt, "day");

    /// <summary>The briefing's own hour and zone: <c>06:00 EDT</c>.</summary>
    public string Hour => Format(scheduledAt, "HH:mm ") + Abbreviation;

    /// <summary>The briefing's own instant, sortable, with the zone: <c>2025-09-23 06:00 EDT</c>.</summary>
    public string Date => Format(scheduledAt, "yyyy-MM-dd HH:mm ") + Abbreviation;

    /// <summary>The edition's time zone.</summary>
    public TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById(timeZone);

    /// <summary>An instant, short: <c>05:12</c> on the briefing's day, <c>Monday 22:40</c> within six days of it, else <c>21 September</c>,
    /// with the year if it differs.</summary>
    public string Short(DateTimeOffset instant)
    {
        var local = TimeZoneInfo.ConvertTime(instant, Zone);
        var ahead = (local.Date - scheduledAt.Date).Days;
        return ahead is > 0 and < 7 ? Words.Format(local, "weekday") : PlainTime.When(instant, scheduledAt, Zone, Words);
    }

    /// <summary>The clock of a briefing.</summary>
    public static BriefingClock Of(BriefingComposed briefing) => new(briefing.ScheduledAt, briefing.TimeZone, briefing.Language);

    /// <summary>An instant for programs: RFC 3339 with the zone's offset.</summary>
    public string Machine(DateTimeOffset instant) => Format(TimeZoneInfo.ConvertTime(instant, Zone), "yyyy-MM-ddTHH:mm:sszzz");

    private string Abbreviation => ZoneAbbreviations.Of(timeZone, scheduledAt);

    private static string Format(DateTimeOffset instant, string format) => instant.ToString(format, CultureInfo.InvariantCulture);
}
