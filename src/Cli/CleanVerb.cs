using BriefingBus.Cleaner.Cleaning;
using BriefingBus.Cleaner.Extraction.Blocks;
using BriefingBus.Cleaner.Summaries;
using BriefingBus.Cli.Reading;
using BriefingBus.Cli.Terminals;
using BriefingBus.Fetcher.Feeds;
using BriefingBus.Fetcher.Feeds.Formats;
using BriefingBus.Text;

namespace BriefingBus.Cli;

/// <summary><c>briefingbus clean</c>: the article in web pages and feed entries, without the boilerplate around it.</summary>
internal static class CleanVerb
{
    public static Command Create()
    {
        var inputs = new Argument<string[]>("input")
        {
            Description = "Files, folders (with everything below them) or http(s) addresses: web pages, or feeds, whose entries are "
                + "cleaned one by one",
            Arity = ArgumentArity.OneOrMore,
        };
        var url = new Option<string?>("--url") { Description = "Read the inputs as if they came from this address" };
        var lines = new Option<bool>("--jsonl") { Description = "One line of JSON for each page or entry" };
        var explain = new Option<bool>("--explain") { Description = "Show which rule kept or dropped each block and each sentence" };
        var config = new Option<string?>("--config", "-c")
        {
            Description = "Summarise as this briefing.yaml says, without a language model",
        };
        var json = VerbOptions.Json("Print indented JSON: the default.");
        var verb = new Command("clean", "Reads web pages and feeds and prints their text, facts and summary as JSON")
        {
            inputs, url, lines, explain, config, json,
        };
        verb.SetAction(async (arguments, cancellation) =>
        {
            var summaries = arguments.GetValue(config) is { } path
                ? BriefingYaml.Read(path).Options.OfType<SummaryOptions>().Single()
                : new SummaryOptions();
            await using var output = new TerminalStream();
            var printer = new DocumentPrinter(output, indented: !arguments.GetValue(lines));
            await foreach (var document in DocumentInput.ReadAsync(arguments.GetValue(inputs) ?? [], contentType: null, cancellation))
                Print(document, arguments.GetValue(url), summaries, printer, arguments.GetValue(explain));
            return printer.Errors == 0 ? ExitCode.Done : ExitCode.Incomplete;
        });
        return verb;
    }

    private static void Print(DocumentInput document, string? url, SummaryOptions summaries, DocumentPrinter printer, bool explain)
    {
        if (document.Error is not null)
            printer.PrintError(document.Name, document.Error);
        else if (document.Bytes.Span.IndexOfAnyExcept((byte)0) < 0)
            printer.PrintError(document.Name, "The input is empty.");
        else if (FeedIn(document) is { } feed)
            PrintEntries(document, feed, summaries, printer, explain);
        else
            PrintPage(document, url ?? document.Url, summaries, printer, explain);
    }

    private static ParsedFeed? FeedIn(DocumentInput document)
    {
        try
        {
            return FeedReader.Read(document.Bytes, document.Source);
        }
        catch (NotAFeedException)
        {
            return null;
        }
    }

    private static void PrintEntries(
        DocumentInput document, ParsedFeed feed, SummaryOptions summaries, DocumentPrinter printer, bool explain)
    {
        foreach (var outcome in FeedCleaner.Clean(FeedAsFetched.Of(feed, document.Url ?? document.Name), summaries))
        {
            if (outcome.Report is not { } report)
            {
                printer.PrintError(document.Name, $"Entry {outcome.Item.Entry.EntryId} cannot be cleaned: {outcome.Failure?.Message}");
                continue;
            }
            var item = report.Item;
            var entry = new
            {
                file = document.Name,
                feed = item.FeedName,
                item.Title,
                item.Link,
                published = DocumentPrinter.Utc(item.Published),
                item.Authors,
                item.Language,
                item.Image,
                item.Text,
                item.Summary,
                words = item.WordCount,
                item.ReadingSeconds,
                item.Fingerprint,
                item.Names,
                item.Numbers,
            };
            printer.Print(entry, explain ? Explanation(report.Decisions, report.Summary) : null);
        }
    }

    private static void PrintPage(DocumentInput document, string? url, SummaryOptions summaries, DocumentPrinter printer, bool explain)
    {
        var bytes = document.Bytes.Span;
        var encoding = TextEncoding.Choose(bytes, DeclaredCharset.InContentType(document.ContentType), DeclaredCharset.InHtml(bytes));
        Uri.TryCreate(url, UriKind.Absolute, out var address);
        var report = PageCleaner.Clean(encoding.Decode(bytes), address, summaries, explain);
        var page = new
        {
            file = document.Name,
            report.Page.Url,
            kind = report.Page.Kind.ToString().ToLowerInvariant(),
            report.Page.Title,
            report.Page.Dek,
            report.Page.Byline,
            published = Local(report.Page.Published),
            report.Page.Language,
            report.Page.Image,
            report.Text,
            summary = report.Summary.Sentences,
        };
        printer.Print(page, explain ? Explanation(report.Page.Decisions, report.Summary) : null);
    }

    private static object Explanation(IReadOnlyList<BlockDecision> decisions, SummaryChoice summary) => new
    {
        blocks = decisions.Select(d => new { d.Kept, d.Rule, kind = d.Block.Kind.ToString(), d.Path, d.Block.Text }),
        summaryFrom = summary.From,
        sentences = summary.Candidates.Select(c => new
        {
            c.Chosen,
            score = Math.Round(c.Score, 4),
            refused = c.RefusedBecause,
            text = c.Sentence,
        }),
    };

    /// <summary>An instant with the page's own offset, so that its day is that of the page.</summary>
    private static string? Local(DateTimeOffset? instant) => instant is { Offset.Ticks: not 0 }
        ? instant.Value.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture)
        : DocumentPrinter.Utc(instant);
}
