namespace BriefingBus.Cli.Starting;

/// <summary>What a first configuration says.</summary>
/// <param name="Title">Title of the briefing.</param>
/// <param name="At">Its hour, as <c>06:00</c>.</param>
/// <param name="TimeZone">Its IANA time zone.</param>
internal sealed record Starter(string Title, string At, string TimeZone)
{
    /// <summary>At six in the machine's time zone.</summary>
    public static Starter Default => new("Morning Briefing", "06:00", LocalZone());

    // The machine's zone has an IANA name on Unix; elsewhere, and where it is unnamed, UTC is always right to read.
    private static string LocalZone() =>
        TimeZoneInfo.Local.HasIanaId && TimeZoneInfo.Local.Id.Contains('/', StringComparison.Ordinal) ? TimeZoneInfo.Local.Id : "UTC";
}
