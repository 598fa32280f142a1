using System.Text.Encodings.Web;
using System.Text.Json;

namespace BriefingBus.Cli.Reading;

/// <summary>Prints a verb's results as JSON, each document as soon as it is read.</summary>
internal sealed class DocumentPrinter(Stream output, bool indented)
{
    private readonly JsonSerializerOptions options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = indented,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The number of inputs that could not be read.</summary>
    public int Errors { get; private set; }

    /// <summary>Prints a document.</summary>
    /// <param name="document">Its members.</param>
    /// <param name="further">Further members, or null.</param>
    public void Print(object document, object? further = null)
    {
        if (further is null)
            JsonSerializer.Serialize(output, document, document.GetType(), options);
        else
        {
            var members = JsonSerializer.SerializeToNode(document, document.GetType(), options)!.AsObject();
            foreach (var (name, value) in JsonSerializer.SerializeToNode(further, further.GetType(), options)!.AsObject())
                members.Add(name, value?.DeepClone());
            JsonSerializer.Serialize(output, members, options);
        }
        output.Write("\n"u8);
        output.Flush();
    }

    /// <summary>Prints the reason why an input could not be read.</summary>
    public void PrintError(string file, string error)
    {
        Errors++;
        Print(new { file, error });
    }

    /// <summary>An instant in UTC, to the second; null for null.</summary>
    public static string? Utc(DateTimeOffset? instant) =>
        instant?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
