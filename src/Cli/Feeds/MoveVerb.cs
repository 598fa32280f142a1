using BriefingBus.Configuration.Editing;

namespace BriefingBus.Cli.Feeds;

/// <summary><c>feeds move</c>: moves a feed to another section, with all its options.</summary>
internal static class MoveVerb
{
    public static Command Create()
    {
        var (choice, config, dryRun, json) = (new FeedChoice(), VerbOptions.Config(), VerbOptions.DryRun(), VerbOptions.Json());
        var to = new Option<string?>("--section", "--to", "-s")
        {
            Description = "Title of the target section, created if necessary.",
            HelpName = "title",
        };
        var edition = VerbOptions.Edition("that of the feed");
        var from = new Option<string?>("--from")
        {
            Description = "Title of the section that has it, if several do.",
            HelpName = "title",
        };
        var withSection = new Option<bool>("--with-section")
        {
            Description = "Remove the section that it leaves, if that has no other feed.",
        };
        var verb = new Command("move", "Move a feed to another section, with its options and comments.")
        {
            to, from, edition, withSection, config, dryRun, json,
        };
        choice.AddTo(verb, named: false);
        verb.SetAction(arguments =>
        {
            var configuration = new EditedConfiguration(arguments.GetValue(config)!);
            var feed = choice.FindOne(arguments, configuration.Editor, arguments.GetValue(from), arguments.GetValue(edition));
            var into = arguments.GetValue(edition) ?? feed.Edition;
            var title = arguments.GetValue(to) ?? throw new EditRefusedException("Name the section that gets the feed with --section.");
            var done = FeedChanges.Move(configuration.Editor, feed, configuration.Edition(into), title);
            return configuration.Finish(
                arguments.GetValue(dryRun),
                done,
                arguments.GetValue(json),
                arguments.GetValue(withSection));
        });
        return verb;
    }
}
