namespace BriefingBus.Rendering;

/// <summary>The part of an address that identifies a briefing: its day and hour in the edition's time zone, <c>2026-09-23-0600</c>. A
/// briefing that was composed on request, within a minute, has its seconds too, <c>2026-09-23-0600-27</c>, so that it does not replace the
/// minute's own. Of the two instants that share an hour when clocks go back, the second ends in <c>b</c>.</summary>
public static class BriefingSlug
{
    /// <summary>The path of a briefing on the web page, without the page's own prefix.</summary>
    public static string PathOf(string edition, string slug) => $"/briefings/{Uri.EscapeDataString(edition)}/{slug}";

    /// <summary>The slug of a briefing for this instant.</summary>
    /// <exception cref="TimeZoneNotFoundException">The machine does not know the zone.</exception>
    public static string Of(DateTimeOffset scheduledAt, string timeZone)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(timeZone);
        var local = TimeZoneInfo.ConvertTime(scheduledAt, zone);
        var again = zone.IsAmbiguousTime(local.DateTime) && local.Offset == zone.GetAmbiguousTimeOffsets(local.DateTime).Min();
        var format = scheduledAt.UtcTicks % TimeSpan.TicksPerMinute == 0 ? "yyyy-MM-dd-HHmm" : "yyyy-MM-dd-HHmm-ss";
        return local.ToString(format, CultureInfo.InvariantCulture) + (again ? "b" : "");
    }
}
