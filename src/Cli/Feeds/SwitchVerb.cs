using BriefingBus.Configuration.Editing;

namespace BriefingBus.Cli.Feeds;

/// <summary><c>feeds disable</c> and <c>feeds enable</c>: a disabled feed stays in the file but is not polled.</summary>
internal static class SwitchVerb
{
    public static Command Create(bool enable)
    {
        var (choice, config, dryRun, json) = (new FeedChoice(), VerbOptions.Config(), VerbOptions.DryRun(), VerbOptions.Json());
        var what = enable ? "Enable a feed again." : "Disable a feed: it stays in the file, but is not polled and not in any briefing.";
        var verb = new Command(enable ? "enable" : "disable", what) { config, dryRun, json };
        choice.AddTo(verb);
        verb.SetAction(arguments =>
        {
            var configuration = new EditedConfiguration(arguments.GetValue(config)!);
            var done = FeedChanges.SetEnabled(configuration.Editor, choice.Find(arguments, configuration.Editor), enable);
            return configuration.Finish(
                arguments.GetValue(dryRun),
                $"{done} A running BriefingBus takes it up within seconds.",
                arguments.GetValue(json));
        });
        return verb;
    }
}
