using BriefingBus.Cli.Check;

namespace BriefingBus.Cli;

/// <summary><c>briefingbus check</c>: the mistakes in a configuration, and the problems of its feeds.</summary>
internal static class CheckVerb
{
    public static Command Create()
    {
        var (config, json) = (VerbOptions.Config(), VerbOptions.Json());
        var file = new Argument<string?>("file")
        {
            Description = "The file to check: the same as --config.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var feeds = new Option<bool>("--feeds") { Description = "Poll each feed too, and print how it answers." };
        var schema = new Option<bool>("--schema") { Description = "Print the JSON Schema of briefing.yaml instead." };
        var verb = new Command("check", "Report every mistake in a briefing.yaml, with line and column.")
        {
            file, config, feeds, schema, json,
        };
        verb.SetAction(async (arguments, cancellation) =>
        {
            if (arguments.GetValue(schema))
            {
                Console.Write(ConfigurationSchema.Write(Keys.All));
                return ExitCode.Done;
            }
            var path = arguments.GetValue(file) ?? arguments.GetValue(config)!;
            return arguments.GetValue(json)
                ? await ReportAsync(path, arguments.GetValue(feeds), cancellation)
                : await PrintAsync(path, arguments.GetValue(feeds), cancellation);
        });
        return verb;
    }

    private static async Task<int> PrintAsync(string path, bool feeds, CancellationToken cancellation)
    {
        var file = BriefingYaml.Read(path, outlets: true, LocalFeeds.Check(path));
        var editions = file.Configuration.Editions;
        Console.WriteLine($"{path} is right: {Count(editions.Count, "edition")}, "
            + $"{Count(editions.Sum(e => e.Sections.Count), "section")}, {Count(file.Configuration.Feeds.Count, "feed")}.");
        foreach (var warning in Warnings(path, file))
            Console.Error.WriteLine("warning: " + warning);
        return feeds ? await FeedTable.PrintAsync(file, cancellation) : ExitCode.Done;
    }

    private static async Task<int> ReportAsync(string path, bool feeds, CancellationToken cancellation)
    {
        try
        {
            var file = BriefingYaml.Read(path, outlets: true, LocalFeeds.Check(path));
            var polled = feeds ? await FeedTable.PollAsync(file, cancellation) : null;
            JsonOutput.Print(new
            {
                path,
                right = true,
                editions = file.Configuration.Editions.Select(e => e.Name),
                sections = file.Configuration.Editions.Sum(e => e.Sections.Count),
                feeds = file.Configuration.Feeds.Count,
                warnings = Warnings(path, file),
                polled,
            });
            return polled?.Any(row => !row.Read) == true ? ExitCode.Incomplete : ExitCode.Done;
        }
        catch (ConfigurationMistakesException wrong)
        {
            JsonOutput.Print(new { path, right = false, mistakes = wrong.Mistakes });
            return ExitCode.Wrong;
        }
    }

    private static IEnumerable<string> Warnings(string path, BriefingFile file) =>
    [
        .. file.Configuration.Feeds.Where(f => f.SendsSecretsInClear).Select(feed =>
            $"{feed.Url} sends its secret unencrypted: its address begins with http:; ask the publisher for https."),
        .. LocalFeeds.Missing(path, file.Configuration.Feeds).Select(url =>
            $"there is no file '{url}' beside {path}; the briefing will name it until it is there."),
    ];

    private static string Count(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";
}
