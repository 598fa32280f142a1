using System.CommandLine;

namespace BriefingBus.Cli.DeadLetters;

/// <summary><c>dead-letters show</c>: everything about one letter.</summary>
internal static class ShowVerb
{
    public static Command Create(StoreOptions store)
    {
        var id = new Argument<string>("id") { Description = "The letter's identity, or its first digits." };
        var verb = new Command("show", "Everything about one letter: what failed and why, headers, body, what was done with it.") { id };
        store.Act(verb, async (arguments, desk, printer, cancellation) =>
        {
            if (await desk.ShowAsync(arguments.GetValue(id)!, cancellation) is not { } detail)
                return Problem.NothingFound("letter " + arguments.GetValue(id));
            printer.Print(detail, LetterText.Of);
            return ExitCode.Done;
        });
        return verb;
    }
}
