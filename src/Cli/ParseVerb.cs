using System.CommandLine;
using BriefingBus.Cli.Terminals;
using BriefingBus.Fetcher.Feeds;

namespace BriefingBus.Cli;

/// <summary><c>briefingbus parse</c>: what the machine sees in feed documents.</summary>
internal static class ParseVerb
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var inputs = new Argument<string[]>("input")
        {
            Description = "Files, folders (read with all below them) or http(s) addresses",
            Arity = ArgumentArity.OneOrMore,
        };
        var lines = new Option<bool>("--jsonl") { Description = "One line of JSON for each input" };
        var contentType = new Option<string?>("--content-type")
        {
            Description = "Read the inputs as if they had come with this Content-Type",
        };
        var json = VerbOptions.Json("Print indented JSON, as is usual here.");
        var command = new Command("parse", "Reads feeds and prints them as JSON") { inputs, lines, contentType, json };
        command.SetAction(async (arguments, cancellation) =>
        {
            await using var output = new TerminalStream();
            using var printer = new ParsedFeedPrinter(output, indented: !arguments.GetValue(lines));
            await foreach (var document in DocumentInput.ReadAsync(arguments.GetValue(inputs) ?? [], arguments.GetValue(contentType),
                cancellation))
                Print(document, printer);
            return printer.Errors == 0 ? ExitCode.Done : ExitCode.Incomplete;
        });
        return command;
    }

    private static void Print(DocumentInput document, ParsedFeedPrinter printer)
    {
        if (document.Error is not null)
        {
            printer.PrintError(document.Name, document.Error);
            return;
        }
        try
        {
            var source = new FeedSource { Url = document.Url, ContentType = document.ContentType,
                ContentLanguage = document.ContentLanguage };
            printer.Print(document.Name, FeedReader.Read(document.Bytes, source));
        }
        catch (NotAFeedException error)
        {
            printer.PrintError(document.Name, error.Message);
        }
    }
}
