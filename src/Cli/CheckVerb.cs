using System.CommandLine;
using BriefingBus.Cli.Check;
using BriefingBus.Cli.Configuration;
using BriefingBus.Configuration;

namespace BriefingBus.Cli;

/// <summary><c>briefingbus check</c>: what is wrong with a configuration, and with its feeds.</summary>
internal static class CheckVerb
{
    public static Command Create()
    {
        var config = new Argument<string>("config")
        {
            Description = "The file to check.",
            DefaultValueFactory = _ => BriefingYaml.DefaultPath,
        };
        var feeds = new Option<bool>("--feeds") { Description = "Poll each feed too, and print how it answers." };
        var schema = new Option<bool>("--schema") { Description = "Print the JSON Schema of briefing.yaml instead." };
        var verb = new Command("check", "Report every mistake in a briefing.yaml, with line and column.") { config, feeds, schema };
        verb.SetAction(async (arguments, cancellation) =>
        {
            if (arguments.GetValue(schema))
            {
                Console.Write(ConfigurationSchema.Write(Keys.All));
                return ExitCode.Done;
            }
            var path = arguments.GetValue(config)!;
            if (BriefingYaml.Read(path, outlets: true, LocalFeeds.Check(path)) is not { } file)
                return ExitCode.Wrong;

            var editions = file.Configuration.Editions;
            Console.WriteLine($"{path} is right: {Count(editions.Count, "edition")}, "
                + $"{Count(editions.Sum(e => e.Sections.Count), "section")}, {Count(file.Configuration.Feeds.Count, "feed")}.");
            foreach (var feed in file.Configuration.Feeds.Where(f => f.SendsSecretsInClear))
                Console.Error.WriteLine(
                    $"warning: {feed.Url} sends its secret unencrypted: its address begins with http:; ask the publisher for https.");
            foreach (var url in LocalFeeds.Missing(path, file.Configuration.Feeds))
                Console.Error.WriteLine($"warning: there is no file '{url}' beside {path}; the briefing will name it until it is there.");
            return arguments.GetValue(feeds) ? await FeedTable.PrintAsync(file, cancellation) : ExitCode.Done;
        });
        return verb;
    }

    private static string Count(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";
}
