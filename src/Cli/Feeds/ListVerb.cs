using BriefingBus.Configuration.Editing;

namespace BriefingBus.Cli.Feeds;

/// <summary><c>feeds list</c>: the configured feeds by edition and section.</summary>
internal static class ListVerb
{
    public static Command Create()
    {
        var (config, edition, json) = (VerbOptions.Config(), VerbOptions.Edition("every edition"), VerbOptions.Json());
        var section = VerbOptions.Section();
        var verb = new Command("list", "List the feeds of each section, including disabled ones.") { config, edition, section, json };
        verb.SetAction(arguments =>
        {
            var editor = new EditedConfiguration(arguments.GetValue(config)!).Editor;
            var feeds = editor.Feeds
                .Where(f => arguments.GetValue(edition) is not { } e || f.Edition == e)
                .Where(f => arguments.GetValue(section) is not { } s || f.Section.Equals(s, StringComparison.OrdinalIgnoreCase))
                .ToList();
            if (arguments.GetValue(json))
                JsonOutput.Print(feeds.Select(f => new { f.Edition, f.Section, f.Url, f.Name, f.Enabled, f.Line }));
            else
                Print(feeds, editor.Editions.Count > 1);
            return feeds.Count > 0 ? ExitCode.Done : ExitCode.NothingFound;
        });
        return verb;
    }

    private static void Print(IReadOnlyList<ConfiguredFeed> feeds, bool severalEditions)
    {
        foreach (var section in feeds.GroupBy(f => (f.Edition, f.Section)))
        {
            Console.WriteLine(severalEditions ? $"{section.Key.Edition} / {section.Key.Section}" : section.Key.Section);
            foreach (var feed in section)
                Console.WriteLine($"  {(feed.Name is null ? "" : $"{feed.Name}  ")}{feed.Url}{(feed.Enabled ? "" : "  (disabled)")}");
        }
    }
}
