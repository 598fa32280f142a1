using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using BriefingBus.Fetcher.Feeds;

namespace BriefingBus.Cli;

/// <summary>Prints parsed feeds as JSON, each as soon as it is there.</summary>
internal sealed class ParsedFeedPrinter(Stream output, bool indented) : IDisposable
{
    private readonly Utf8JsonWriter json = new(output, new() { Indented = indented, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" });

    /// <summary>How many inputs could not be read.</summary>
    public int Errors { get; private set; }

    /// <summary>Prints why an input could not be read.</summary>
    public void PrintError(string file, string error)
    {
        Errors++;
        json.WriteStartObject();
        json.WriteString("file", file);
        json.WriteString("error", error);
        json.WriteEndObject();
        EndDocument();
    }

    /// <summary>Prints one feed.</summary>
    public void Print(string file, ParsedFeed feed)
    {
        json.WriteStartObject();
        json.WriteString("file", file);
        json.WriteString("format", feed.Format);
        json.WriteString("encoding", feed.Encoding);
        json.WriteString("title", feed.Title?.Value);
        json.WriteString("link", feed.Link);
        json.WriteString("language", feed.Language);
        json.WriteStartArray("entries");
        foreach (var entry in feed.Entries) Print(entry);
        json.WriteEndArray();
        PrintList("problems", feed.Problems);
        json.WriteEndObject();
        EndDocument();
    }

    /// <inheritdoc/>
    public void Dispose() => json.Dispose();

    private void Print(FeedEntry entry)
    {
        json.WriteStartObject();
        json.WriteString("id", entry.Id);
        json.WriteString("title", entry.Title?.Value);
        json.WriteString("link", entry.Link);
        json.WriteString("published", Instant(entry.Published));
        json.WriteString("updated", Instant(entry.Updated));
        PrintList("authors", entry.Authors);
        json.WriteString("summary", entry.Summary?.Value);
        json.WriteString("content", entry.Content?.Value);
        PrintList("categories", entry.Categories);
        json.WriteStartArray("enclosures");
        foreach (var enclosure in entry.Enclosures)
        {
            json.WriteStartObject();
            json.WriteString("url", enclosure.Url);
            json.WriteString("type", enclosure.Type);
            if (enclosure.Length is { } length) json.WriteNumber("length", length);
            else json.WriteNull("length");
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        if (json.BytesPending > 65_536) json.Flush();
    }

    private void PrintList(string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values) json.WriteStringValue(value);
        json.WriteEndArray();
    }

    private static string? Instant(DateTimeOffset? instant) => instant?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private void EndDocument()
    {
        json.Flush();
        output.Write("\n"u8);
        output.Flush();
        json.Reset();
    }
}
