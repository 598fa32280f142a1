using System.CommandLine;

namespace BriefingBus.Cli.DeadLetters;

/// <summary><c>dead-letters list</c>: one line for each letter.</summary>
internal static class ListVerb
{
    public static Command Create(StoreOptions store)
    {
        var filter = new FilterOptions();
        var limit = new Option<int>("--limit") { Description = "At most so many.", DefaultValueFactory = _ => int.MaxValue };
        var verb = new Command("list", "The letters, one a line, oldest first within a queue.");
        filter.AddTo(verb);
        verb.Options.Add(limit);
        store.Act(verb, async (arguments, desk, printer, cancellation) =>
        {
            var count = 0;
            if (arguments.GetValue(limit) > 0)
                await foreach (var letter in desk.ListAsync(filter.Read(arguments), cancellation))
                {
                    printer.Print(letter, LetterText.LineOf);
                    if (++count == arguments.GetValue(limit))
                        break;
                }
            printer.Say(count == 1 ? "1 letter" : $"{count} letters");
            return ExitCode.Done;
        });
        return verb;
    }
}
