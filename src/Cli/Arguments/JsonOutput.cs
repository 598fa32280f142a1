using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BriefingBus.Cli.Arguments;

/// <summary>Prints what <c>--json</c> asks for.</summary>
internal static class JsonOutput
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Prints a value, indented, to stdout.</summary>
    public static void Print<T>(T value) => Console.Out.Write(JsonSerializer.Serialize(value, Options) + "\n");
}
