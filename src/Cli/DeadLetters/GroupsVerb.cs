using BriefingBus.DeadLetters.Groups;

namespace BriefingBus.Cli.DeadLetters;

/// <summary><c>dead-letters groups</c>: failed messages in groups, the largest first.</summary>
internal static class GroupsVerb
{
    public static Command Create(StoreOptions store)
    {
        var filter = new FilterOptions();
        var by = new Option<FailureGrouping>("--group-by")
        {
            Description = "exception (its type and place), message, feed, queue, place, version or hour.",
        };
        var verb = new Command("groups", "Failed messages in groups, the largest first; other verbs take a group's key.");
        filter.AddTo(verb);
        verb.Options.Add(by);
        store.Act(verb, async (arguments, session, cancellation) =>
        {
            var grouping = arguments.GetValue(by);
            var groups = (await session.Service.Groups.GroupsAsync(filter.Read(arguments), [grouping], grouping, cancellation))[grouping];
            foreach (var group in groups)
                session.Printer.Print(group, TextOf);
            session.Printer.Say($"{groups.Sum(g => g.Count)} messages in {groups.Count} groups");
            return ExitCode.Done;
        });
        return verb;
    }

    private static string TextOf(FailedMessageGroup group) =>
        $"{group.Count,7}  {group.Key}  {Printer.Line(group.Name)}\n"
        + $"         {Printer.Time(group.First)} to {Printer.Time(group.Last)} UTC, in {string.Join(", ", group.Queues)}"
        + (group.Suspects > 0 ? $", {group.Suspects} suspects" : "") + (group.Replayed > 0 ? $", {group.Replayed} replayed before" : "")
        + (group.ReturnedAt is { } returned ? $", returned after a fix {Printer.Time(returned)} UTC" : "")
            + (group.Comments > 0 ? $", {group.Comments} comments" : "")
        + (group.Example.Length > 0 ? $"\n         such as {group.Example}: {Printer.Line(group.ExampleReason)}" : "");
}
