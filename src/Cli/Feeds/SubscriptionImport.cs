using BriefingBus.Configuration.Editing;
using BriefingBus.Configuration.Opml;

namespace BriefingBus.Cli.Feeds;

/// <summary>Adds the subscriptions of another feed reader to an edition.</summary>
internal static class SubscriptionImport
{
    /// <summary>The section of feeds outside folders.</summary>
    public static Option<string?> SectionOption() => VerbOptions.Section($"{ImportPlan.DefaultSection}, for feeds in no folder");

    /// <summary>Adds the subscriptions, and reports skipped ones.</summary>
    /// <returns>The exit code: 3 if there is nothing to import.</returns>
    public static int Into(
        EditedConfiguration configuration, OpmlDocument document, string? edition, string? section, bool dryRun, bool json)
    {
        var name = configuration.Edition(edition);
        var plan = ImportPlan.Of(name, configuration.Editor.TitleOf(name), configuration.Editor.Feeds, document.Subscriptions, section);
        foreach (var problem in document.Problems)
            Console.Error.WriteLine(problem);
        foreach (var (subscription, place) in plan.Duplicates)
            Console.Error.WriteLine($"Duplicate: {subscription.Url} is left out, '{place}' has it.");
        if (document.Subscriptions.Count == 0)
            return Problem.Report("There is no feed in it; nothing was changed.", ExitCode.NothingFound);

        return configuration.Finish(
            dryRun,
            $"{FeedChanges.Import(configuration.Editor, name, plan, document.Problems.Count)} "
                + "'briefingbus check --feeds' polls each of them.",
            json);
    }
}
