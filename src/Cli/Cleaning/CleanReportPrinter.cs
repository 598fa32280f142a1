using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using BriefingBus.Cleaner.Cleaning;
using BriefingBus.Cleaner.Extraction;
using BriefingBus.Cleaner.Summaries;

namespace BriefingBus.Cli.Cleaning;

/// <summary>Prints cleaned pages and feed entries as JSON, each as soon as it is there.</summary>
internal sealed class CleanReportPrinter(Stream output, bool indented, bool explain) : IDisposable
{
    private readonly Utf8JsonWriter json = new(output, new() { Indented = indented, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" });

    /// <summary>True where what became of each block and sentence is printed.</summary>
    public bool Explains => explain;

    /// <summary>How many inputs could not be read.</summary>
    public int Errors { get; private set; }

    /// <summary>Prints why an input could not be read.</summary>
    public void PrintError(string file, string error)
    {
        Errors++;
        json.WriteStartObject();
        json.WriteString("file", file);
        json.WriteString("error", error);
        EndDocument();
    }

    /// <summary>Prints one page; where asked for, also what became of each block and sentence.</summary>
    public void Print(string file, PageReport report)
    {
        json.WriteStartObject();
        json.WriteString("file", file);
        json.WriteString("url", report.Page.Url);
        json.WriteString("kind", report.Page.Kind.ToString().ToLowerInvariant());
        json.WriteString("title", report.Page.Title);
        json.WriteString("dek", report.Page.Dek);
        json.WriteString("byline", report.Page.Byline);
        WriteLocal("published", report.Page.Published);
        json.WriteString("language", report.Page.Language);
        json.WriteString("image", report.Page.Image);
        json.WriteString("text", report.Text);
        WriteStrings("summary", report.Summary.Sentences);
        if (explain) Explain(report.Page.Decisions, report.Summary);
        EndDocument();
    }

    /// <summary>Prints an entry of a feed as the item that it becomes.</summary>
    public void Print(string file, EntryReport report)
    {
        var item = report.Item;
        json.WriteStartObject();
        json.WriteString("file", file);
        json.WriteString("feed", item.FeedName);
        json.WriteString("title", item.Title);
        json.WriteString("link", item.Link);
        WriteInstant("published", item.Published);
        WriteStrings("authors", item.Authors);
        json.WriteString("language", item.Language);
        json.WriteString("image", item.Image);
        json.WriteString("text", item.Text);
        WriteStrings("summary", item.Summary);
        json.WriteNumber("words", item.WordCount);
        json.WriteNumber("readingSeconds", item.ReadingSeconds);
        json.WriteString("fingerprint", item.Fingerprint);
        WriteStrings("names", item.Names);
        WriteStrings("numbers", item.Numbers);
        if (explain) Explain(report.Decisions, report.Summary);
        EndDocument();
    }

    /// <inheritdoc/>
    public void Dispose() => json.Dispose();

    private void Explain(IReadOnlyList<BlockDecision> decisions, SummaryChoice summary)
    {
        json.WriteStartArray("blocks");
        foreach (var decision in decisions)
        {
            json.WriteStartObject();
            json.WriteBoolean("kept", decision.Kept);
            json.WriteString("rule", decision.Rule);
            json.WriteString("kind", decision.Block.Kind.ToString());
            json.WriteString("path", decision.Path);
            json.WriteString("text", decision.Block.Text);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteString("summaryFrom", summary.From);
        json.WriteStartArray("sentences");
        foreach (var candidate in summary.Candidates)
        {
            json.WriteStartObject();
            json.WriteBoolean("chosen", candidate.Chosen);
            json.WriteNumber("score", Math.Round(candidate.Score, 4));
            json.WriteString("refused", candidate.RefusedBecause);
            json.WriteString("text", candidate.Sentence);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private void WriteInstant(string name, DateTimeOffset? instant) =>
        json.WriteString(name, instant?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));

    /// <summary>In the page's own zone: its day is the day that the page shows.</summary>
    private void WriteLocal(string name, DateTimeOffset? instant) =>
        json.WriteString(name, instant?.ToString(instant.Value.Offset == TimeSpan.Zero ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture));

    private void WriteStrings(string name, IReadOnlyList<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values) json.WriteStringValue(value);
        json.WriteEndArray();
    }

    private void EndDocument()
    {
        json.WriteEndObject();
        json.Flush();
        json.Reset();
        output.WriteByte((byte)'\n');
    }
}
