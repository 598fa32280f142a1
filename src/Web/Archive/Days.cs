namespace BriefingBus.Web.Archive;

/// <summary>Formats days.</summary>
internal static class Days
{
    /// <summary>The day that a briefing's address begins with.</summary>
    public static DateOnly Of(string slug) => DateOnly.ParseExact(slug[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The day that a briefing's address begins with: <c>23 September 2026</c>.</summary>
    public static string InWords(string slug) => Of(slug).ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>A day with its weekday: <c>Wednesday, 23 September</c>.</summary>
    public static string WithWeekday(DateOnly day) => day.ToString("dddd, d MMMM", CultureInfo.InvariantCulture);

    /// <summary>A month: <c>September 2026</c>.</summary>
    public static string Month(DateOnly day) => day.ToString("MMMM yyyy", CultureInfo.InvariantCulture);
}
