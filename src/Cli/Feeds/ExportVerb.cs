using BriefingBus.Cli.Terminals;
using BriefingBus.Configuration.Editing;
using BriefingBus.Configuration.Opml;

namespace BriefingBus.Cli.Feeds;

/// <summary><c>feeds export</c>: the feeds as OPML, for another reader.</summary>
internal static class ExportVerb
{
    public static Command Create()
    {
        var (config, edition, json) = (
            VerbOptions.Config(), VerbOptions.Edition("every edition"), VerbOptions.Json("Print JSON instead of OPML."));
        var output = new Option<string?>("--out", "-o") { Description = "File to write; else stdout.", HelpName = "file" };
        var verb = new Command(
            "export", "Print the feeds as OPML, which other readers import; sections become folders.") { edition, output, config, json };
        verb.SetAction(async (arguments, cancellation) =>
        {
            var configuration = new EditedConfiguration(arguments.GetValue(config)!);
            var name = arguments.GetValue(edition) is { } wanted ? configuration.Edition(wanted) : null;
            var feeds = configuration.Editor.Feeds.Where(f => name is null || f.Edition == name).ToList();
            var exported = feeds.Where(f => f.IsWeb && !f.Url.Contains("${", StringComparison.Ordinal)).ToList();
            foreach (var left in feeds.Except(exported))
                Console.Error.WriteLine($"{left.Url} is left out: it is a file, or has a secret in its address.");
            if (arguments.GetValue(json))
            {
                JsonOutput.Print(exported.Select(f => new { f.Edition, f.Section, f.Url, f.Name, f.Enabled }));
                return ExitCode.Done;
            }
            var document = OpmlWriter.Write(
                [.. exported.Select(f => Subscription(f, configuration.Editor, name))], TimeProvider.System.GetUtcNow());
            if (arguments.GetValue(output) is { } file)
                await File.WriteAllBytesAsync(file, document, cancellation);
            else
                await new TerminalStream().WriteAsync(document, cancellation);
            return ExitCode.Done;
        });
        return verb;
    }

    // With several editions, each becomes a folder around its sections.
    private static Subscription Subscription(ConfiguredFeed feed, BriefingEditor editor, string? edition) => new(
        feed.Url,
        feed.Name,
        edition is null && editor.Editions.Count > 1 ? [editor.TitleOf(feed.Edition) ?? feed.Edition, feed.Section] : [feed.Section]);
}
