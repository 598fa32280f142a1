using System.CommandLine;
using BriefingBus.DeadLetters.Finding;

namespace BriefingBus.Cli.DeadLetters;

/// <summary><c>dead-letters groups</c>: what the letters have in common, the largest group first.</summary>
internal static class GroupsVerb
{
    public static Command Create(StoreOptions store)
    {
        var filter = new FilterOptions();
        var by = new Option<DeadLetterGrouping>("--group-by") { Description = "exception (its type and where it was thrown), message, feed or queue." };
        var verb = new Command("groups", "The letters in groups, the largest first; a group's key names it to the other verbs.");
        filter.AddTo(verb);
        verb.Options.Add(by);
        store.Act(verb, async (arguments, desk, printer, cancellation) =>
        {
            var groups = await desk.GroupsAsync(filter.Read(arguments), arguments.GetValue(by), cancellation);
            foreach (var group in groups)
                printer.Print(group, TextOf);
            printer.Say($"{groups.Sum(g => g.Count)} letters in {groups.Count} groups");
            return ExitCode.Done;
        });
        return verb;
    }

    private static string TextOf(DeadLetterGroup group) =>
        $"{group.Count,7}  {group.Key}  {LetterPrinter.Line(group.Name)}\n"
        + $"         {LetterPrinter.Time(group.First)} to {LetterPrinter.Time(group.Last)} UTC, in {string.Join(", ", group.Queues)}"
        + (group.Suspects > 0 ? $", {group.Suspects} suspects" : "") + (group.Replayed > 0 ? $", {group.Replayed} replayed before" : "")
        + $"\n         such as {group.Example}: {LetterPrinter.Line(group.ExampleReason)}";
}
