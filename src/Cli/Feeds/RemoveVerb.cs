using BriefingBus.Configuration.Editing;

namespace BriefingBus.Cli.Feeds;

/// <summary><c>feeds remove</c>: removes a feed.</summary>
internal static class RemoveVerb
{
    public static Command Create()
    {
        var (choice, config, dryRun, json) = (new FeedChoice(), VerbOptions.Config(), VerbOptions.DryRun(), VerbOptions.Json());
        var withSection = new Option<bool>("--with-section") { Description = "Remove the section too, if it has no other feed." };
        var verb = new Command("remove", "Remove a feed.") { withSection, config, dryRun, json };
        choice.AddTo(verb);
        verb.SetAction(arguments =>
        {
            var configuration = new EditedConfiguration(arguments.GetValue(config)!);
            var done = FeedChanges.Remove(configuration.Editor, choice.Find(arguments, configuration.Editor));
            return configuration.Finish(
                arguments.GetValue(dryRun),
                done,
                arguments.GetValue(json),
                arguments.GetValue(withSection));
        });
        return verb;
    }
}
