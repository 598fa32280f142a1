using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using BriefingBus.Text;

namespace BriefingBus.Cli.DeadLetters;

/// <summary>Prints results as text for a person, or as JSON lines for a program.</summary>
/// <param name="output">The output.</param>
/// <param name="asJson">Whether to print JSON.</param>
internal sealed class Printer(TextWriter output, bool asJson)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Prints one object as a line of JSON, or as text.</summary>
    public void Print<T>(T value, Func<T, string> text) => output.WriteLine(asJson ? JsonSerializer.Serialize(value, Json) : text(value));

    /// <summary>Prints only in text mode.</summary>
    public void Say(string text)
    {
        if (!asJson)
            output.WriteLine(text);
    }

    /// <summary>An instant in UTC, for people.</summary>
    public static string Time(DateTimeOffset? instant) => instant?.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)
        ?? "unknown".PadRight(19);

    /// <summary>A foreign text on one line, without control characters and cut to a length.</summary>
    public static string Line(string? text, int maxLength = 160)
    {
        var line = Harmless(text ?? "").ReplaceLineEndings(" ").Replace('\t', ' ');
        return TextShortener.Shorten(line, maxLength);
    }

    /// <summary>A foreign text without control characters, except its line ends.</summary>
    public static string Harmless(string text) => string.Create(text.Length, text, (line, from) =>
    {
        for (var i = 0; i < from.Length; i++)
            line[i] = char.IsControl(from[i]) && from[i] is not ('\n' or '\t') ? ' ' : from[i];
    });
}
