using BriefingBus.Cli.Reading;
using BriefingBus.Cli.Terminals;
using BriefingBus.Fetcher.Feeds;
using BriefingBus.Fetcher.Feeds.Formats;

namespace BriefingBus.Cli;

/// <summary><c>briefingbus parse</c>: prints parsed feed documents.</summary>
internal static class ParseVerb
{
    public static Command Create()
    {
        var inputs = new Argument<string[]>("input")
        {
            Description = "Files, folders (with everything below them) or http(s) addresses",
            Arity = ArgumentArity.OneOrMore,
        };
        var lines = new Option<bool>("--jsonl") { Description = "One line of JSON for each input" };
        var contentType = new Option<string?>("--content-type") { Description = "Read the inputs as if they had this Content-Type" };
        var json = VerbOptions.Json("Print indented JSON: the default.");
        var verb = new Command("parse", "Reads feeds and prints them as JSON") { inputs, lines, contentType, json };
        verb.SetAction(async (arguments, cancellation) =>
        {
            await using var output = new TerminalStream();
            var printer = new DocumentPrinter(output, indented: !arguments.GetValue(lines));
            var documents = DocumentInput.ReadAsync(arguments.GetValue(inputs) ?? [], arguments.GetValue(contentType), cancellation);
            await foreach (var document in documents)
                Print(document, printer);
            return printer.Errors == 0 ? ExitCode.Done : ExitCode.Incomplete;
        });
        return verb;
    }

    private static void Print(DocumentInput document, DocumentPrinter printer)
    {
        if (document.Error is not null)
        {
            printer.PrintError(document.Name, document.Error);
            return;
        }
        try
        {
            Print(document.Name, FeedReader.Read(document.Bytes, document.Source), printer);
        }
        catch (NotAFeedException error)
        {
            printer.PrintError(document.Name, error.Message);
        }
    }

    private static void Print(string file, ParsedFeed feed, DocumentPrinter printer) => printer.Print(new
    {
        file,
        feed.Format,
        feed.Encoding,
        title = feed.Title?.Value,
        feed.Link,
        feed.Language,
        entries = feed.Entries.Select(entry => new
        {
            entry.Id,
            title = entry.Title?.Value,
            entry.Link,
            published = DocumentPrinter.Utc(entry.Published),
            updated = DocumentPrinter.Utc(entry.Updated),
            entry.Authors,
            summary = entry.Summary?.Value,
            content = entry.Content?.Value,
            entry.Categories,
            enclosures = entry.Enclosures.Select(enclosure => new { enclosure.Url, enclosure.Type, enclosure.Length }),
        }),
        feed.Problems,
    });
}
