using BriefingBus.Cli.Check;
using BriefingBus.Configuration.Editing;
using BriefingBus.Fetcher.Discovery;

namespace BriefingBus.Cli.Feeds;

/// <summary><c>feeds add</c>: adds a feed to the end of a section.</summary>
internal static class AddVerb
{
    public static Command Create()
    {
        var (config, edition, dryRun, json) = (
            VerbOptions.Config(), VerbOptions.Edition("the only one"), VerbOptions.DryRun(), VerbOptions.Json());
        var url = new Argument<string>("url")
        {
            Description = "The feed's address, the page of a known site such as a YouTube channel, or a file beside the configuration.",
        };
        var section = new Option<string?>("--section", "-s")
        {
            Description = "Title of the section, created if necessary; else the last one with news.",
            HelpName = "title",
        };
        var name = new Option<string?>("--name", "-n") { Description = "Name to show; else the feed's own title.", HelpName = "name" };
        var verb = new Command("add", "Add a feed to a section.") { url, section, name, edition, config, dryRun, json };
        verb.SetAction(arguments =>
        {
            var configuration = new EditedConfiguration(arguments.GetValue(config)!);
            var into = configuration.Edition(arguments.GetValue(edition));
            var given = arguments.GetValue(url)!.Trim();
            var feed = new NewFeed { Url = KnownSites.FeedOf(given) ?? given, Name = arguments.GetValue(name) };
            LocalFeeds.Require(arguments.GetValue(config)!, feed.Url);
            var done = FeedChanges.Add(configuration.Editor, into, arguments.GetValue(section), feed);
            return configuration.Finish(
                arguments.GetValue(dryRun), $"{done} 'briefingbus feeds test {feed.Url}' shows what it brings.", arguments.GetValue(json));
        });
        return verb;
    }
}
