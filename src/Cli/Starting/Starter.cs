using System.Text.Json;

namespace BriefingBus.Cli.Starting;

/// <summary>Makes a first configuration.</summary>
/// <param name="Title">Title of the briefing.</param>
/// <param name="At">Its hour, as <c>06:00</c>.</param>
/// <param name="TimeZone">Its IANA time zone.</param>
internal sealed record Starter(string Title, string At, string TimeZone)
{
    /// <summary>The default: six o'clock in the machine's time zone.</summary>
    public static Starter Default => new("Morning Briefing", "06:00", LocalZone());

    /// <summary>The text of the file: <c>starter.yaml</c> with these values.</summary>
    public string Write() => EmbeddedText.Of(typeof(Starter), "starter.yaml")
        .Replace("{{title}}", Quoted(Title), StringComparison.Ordinal)
        .Replace("{{at}}", Quoted(At), StringComparison.Ordinal)
        .Replace("{{timeZone}}", TimeZone, StringComparison.Ordinal);

    // On Unix the machine's zone has an IANA name; otherwise UTC is safe.
    private static string LocalZone() =>
        TimeZoneInfo.Local.HasIanaId && TimeZoneInfo.Local.Id.Contains('/', StringComparison.Ordinal) ? TimeZoneInfo.Local.Id : "UTC";

    // A JSON string is valid YAML.
    private static string Quoted(string text) =>
        JsonSerializer.Serialize(text, JsonSerializerOptions.Web).Replace("\\u0022", "\\\"", StringComparison.Ordinal);
}
