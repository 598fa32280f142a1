namespace BriefingBus.Rendering;

/// <summary>Writes instants and spans in words, in the edition's time zone.</summary>
public static class PlainTime
{
    /// <summary>The hour for the briefing's own day, the weekday within the last six days, else the date: <c>05:58</c>, <c>Monday
    /// 21:14</c>, <c>21 September</c>, <c>21 September 2024</c>.</summary>
    public static string When(DateTimeOffset instant, DateTimeOffset briefing, TimeZoneInfo zone, Phrases? words = null)
    {
        words ??= Phrases.English;
        var local = TimeZoneInfo.ConvertTime(instant, zone);
        var now = TimeZoneInfo.ConvertTime(briefing, zone);
        var days = (now.Date - local.Date).Days;
        var format = days switch
        {
            0 => null,
            > 0 and < 7 => "weekday",
            _ when local.Year == now.Year => "date",
            _ => "dateYear",
        };
        return format is null ? Hour(local) : words.Format(local, format);
    }

    /// <summary>The date, with the hour on the briefing's own day: <c>today 05:12</c>, <c>21 September</c>, <c>21 September
    /// 2024</c>.</summary>
    public static string Day(DateTimeOffset instant, DateTimeOffset briefing, TimeZoneInfo zone, Phrases? words = null)
    {
        words ??= Phrases.English;
        var local = TimeZoneInfo.ConvertTime(instant, zone);
        var now = TimeZoneInfo.ConvertTime(briefing, zone);
        return local.Date == now.Date
            ? words.Say("today", Hour(local))
            : words.Format(local, local.Year == now.Year ? "date" : "dateYear");
    }

    /// <summary>A span in its largest fitting unit, rounded down: <c>3 days</c>, <c>5 hours</c>, <c>20 minutes</c>.</summary>
    public static string Span(TimeSpan span, Phrases? words = null) => span switch
    {
        { TotalDays: >= 2 } => (words ?? Phrases.English).Count("days", (int)span.TotalDays),
        { TotalHours: >= 2 } => (words ?? Phrases.English).Count("hours", (int)span.TotalHours),
        _ => (words ?? Phrases.English).Count("minutes", Math.Max(1, (int)span.TotalMinutes)),
    };

    private static string Hour(DateTimeOffset local) => local.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A number of things: <c>1 feed</c>, <c>3 feeds</c>.</summary>
    public static string Count(int number, string thing) => number == 1 ? $"1 {thing}" : $"{number} {thing}s";
}
