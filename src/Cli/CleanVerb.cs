using System.CommandLine;
using BriefingBus.Cleaner.Cleaning;
using BriefingBus.Cleaner.Summaries;
using BriefingBus.Hosting.Text;

namespace BriefingBus.Cli;

/// <summary><c>briefingbus clean</c>: what is left of web pages when all but the article is gone.</summary>
internal static class CleanVerb
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var inputs = new Argument<string[]>("input") { Description = "Files, folders (read with all below them) or http(s) addresses", Arity = ArgumentArity.OneOrMore };
        var url = new Option<string?>("--url") { Description = "Read the inputs as if they had come from this address" };
        var lines = new Option<bool>("--jsonl") { Description = "One line of JSON for each input" };
        var explain = new Option<bool>("--explain") { Description = "Say of each block and each sentence whether it was taken, and by which rule" };
        var command = new Command("clean", "Reads web pages and prints their text, facts and summary as JSON") { inputs, url, lines, explain };
        command.SetAction(async (arguments, cancellation) =>
        {
            await using var output = Console.OpenStandardOutput();
            using var printer = new CleanedPagePrinter(output, indented: !arguments.GetValue(lines));
            await foreach (var document in DocumentInput.ReadAsync(arguments.GetValue(inputs) ?? [], contentType: null, cancellation))
                Print(document, arguments.GetValue(url), arguments.GetValue(explain), printer);
            return 0;
        });
        return command;
    }

    private static void Print(DocumentInput document, string? url, bool explain, CleanedPagePrinter printer)
    {
        if (document.Error is not null)
        {
            printer.PrintError(document.Name, document.Error);
            return;
        }

        if (document.Bytes.Span.IndexOfAnyExcept((byte)0) < 0)
        {
            printer.PrintError(document.Name, "The input is empty.");
            return;
        }

        var bytes = document.Bytes.Span;
        var encoding = TextEncoding.Choose(bytes, DeclaredCharset.InContentType(document.ContentType), DeclaredCharset.InHtml(bytes));
        Uri.TryCreate(url ?? document.Url, UriKind.Absolute, out var address);
        printer.Print(document.Name, PageCleaner.Clean(encoding.Decode(bytes), address, new SummaryOptions(), explain), explain);
    }
}
