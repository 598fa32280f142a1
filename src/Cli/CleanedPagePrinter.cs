using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using BriefingBus.Cleaner.Cleaning;

namespace BriefingBus.Cli;

/// <summary>Prints cleaned pages as JSON, each as soon as it is there.</summary>
internal sealed class CleanedPagePrinter(Stream output, bool indented) : IDisposable
{
    private readonly Utf8JsonWriter json = new(output, new() { Indented = indented, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" });

    /// <summary>Prints why an input could not be read.</summary>
    public void PrintError(string file, string error)
    {
        json.WriteStartObject();
        json.WriteString("file", file);
        json.WriteString("error", error);
        EndDocument();
    }

    /// <summary>Prints one page; with <paramref name="explain"/> also what became of each block and sentence.</summary>
    public void Print(string file, PageReport report, bool explain)
    {
        json.WriteStartObject();
        json.WriteString("file", file);
        json.WriteString("url", report.Page.Url);
        json.WriteString("kind", report.Page.Kind.ToString().ToLowerInvariant());
        json.WriteString("title", report.Page.Title);
        json.WriteString("byline", report.Page.Byline);
        json.WriteString("published", report.Page.Published?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        json.WriteString("language", report.Page.Language);
        json.WriteString("image", report.Page.Image);
        json.WriteString("text", report.Text);
        json.WriteStartArray("summary");
        foreach (var sentence in report.Summary.Sentences) json.WriteStringValue(sentence);
        json.WriteEndArray();
        if (explain) PrintDecisions(report);
        EndDocument();
    }

    /// <inheritdoc/>
    public void Dispose() => json.Dispose();

    private void PrintDecisions(PageReport report)
    {
        json.WriteStartArray("blocks");
        foreach (var decision in report.Page.Decisions)
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
        json.WriteString("summaryFrom", report.Summary.From);
        json.WriteStartArray("sentences");
        foreach (var candidate in report.Summary.Candidates)
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

    private void EndDocument()
    {
        json.WriteEndObject();
        json.Flush();
        json.Reset();
        output.WriteByte((byte)'\n');
    }
}
