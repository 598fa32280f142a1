using System.CommandLine;
using BriefingBus.Cleaner.Cleaning;
using BriefingBus.Cleaner.Summaries;
using BriefingBus.Cli.Cleaning;
using BriefingBus.Cli.Configuration;
using BriefingBus.Cli.Terminals;
using BriefingBus.Fetcher.Feeds;
using BriefingBus.Text;

namespace BriefingBus.Cli;

/// <summary><c>briefingbus clean</c>: what is left of web pages and feed entries when all but the article is gone.</summary>
internal static class CleanVerb
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var inputs = new Argument<string[]>("input")
        {
            Description = "Files, folders (read with all below them) or http(s) addresses: web pages, or feeds, of which each entry is "
                + "cleaned",
            Arity = ArgumentArity.OneOrMore,
        };
        var url = new Option<string?>("--url") { Description = "Read the inputs as if they had come from this address" };
        var lines = new Option<bool>("--jsonl") { Description = "One line of JSON for each page or entry" };
        var explain = new Option<bool>("--explain")
        {
            Description = "Say of each block and each sentence whether it was taken, and by which rule",
        };
        var config = new Option<string?>("--config", "-c")
        {
            Description = "Make summaries as this briefing.yaml says, but ask no language model",
        };
        var json = VerbOptions.Json("Print indented JSON, as is usual here.");
        var command = new Command("clean", "Reads web pages and feeds and prints their text, facts and summary as JSON")
        {
            inputs, url, lines, explain, config, json,
        };
        command.SetAction(async (arguments, cancellation) =>
        {
            if (Summaries(arguments.GetValue(config)) is not { } summaries)
                return ExitCode.Wrong;
            await using var output = new TerminalStream();
            using var printer = new CleanReportPrinter(output, indented: !arguments.GetValue(lines), arguments.GetValue(explain));
            await foreach (var document in DocumentInput.ReadAsync(arguments.GetValue(inputs) ?? [], contentType: null, cancellation))
                Print(document, arguments.GetValue(url), summaries, printer);
            return printer.Errors == 0 ? ExitCode.Done : ExitCode.Incomplete;
        });
        return command;
    }

    private static SummaryOptions? Summaries(string? config) =>
        config is null ? new SummaryOptions() : BriefingYaml.Read(config)?.Options.OfType<SummaryOptions>().Single();

    private static void Print(DocumentInput document, string? url, SummaryOptions summaries, CleanReportPrinter printer)
    {
        if (document.Error is not null)
            printer.PrintError(document.Name, document.Error);
        else if (document.Bytes.Span.IndexOfAnyExcept((byte)0) < 0)
            printer.PrintError(document.Name, "The input is empty.");
        else if (FeedIn(document) is { } feed)
            PrintEntries(document, feed, summaries, printer);
        else
            PrintPage(document, url ?? document.Url, summaries, printer);
    }

    private static ParsedFeed? FeedIn(DocumentInput document)
    {
        try
        {
            return FeedReader.Read(document.Bytes,
                new FeedSource { Url = document.Url, ContentType = document.ContentType, ContentLanguage = document.ContentLanguage });
        }
        catch (NotAFeedException)
        {
            return null;
        }
    }

    private static void PrintEntries(DocumentInput document, ParsedFeed feed, SummaryOptions summaries, CleanReportPrinter printer)
    {
        foreach (var outcome in FeedCleaner.Clean(FeedAsFetched.Of(feed, document.Url ?? document.Name), summaries))
        {
            if (outcome.Report is { } report)
                printer.Print(document.Name, report);
            else
                printer.PrintError(document.Name, $"Entry {outcome.Item.Entry.EntryId} cannot be cleaned: {outcome.Failure?.Message}");
        }
    }

    private static void PrintPage(DocumentInput document, string? url, SummaryOptions summaries, CleanReportPrinter printer)
    {
        var bytes = document.Bytes.Span;
        var encoding = TextEncoding.Choose(bytes, DeclaredCharset.InContentType(document.ContentType), DeclaredCharset.InHtml(bytes));
        Uri.TryCreate(url, UriKind.Absolute, out var address);
        printer.Print(document.Name, PageCleaner.Clean(encoding.Decode(bytes), address, summaries, printer.Explains));
    }
}
