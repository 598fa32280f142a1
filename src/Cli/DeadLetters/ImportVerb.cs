using System.CommandLine;

namespace BriefingBus.Cli.DeadLetters;

/// <summary><c>dead-letters import</c>: takes discarded letters back from a file.</summary>
internal static class ImportVerb
{
    public static Command Create(StoreOptions store)
    {
        var file = new Argument<string>("file") { Description = "What discard wrote; - for stdin." };
        var verb = new Command("import", "Take letters back from a file into the queues that they were discarded from.") { file };
        store.Act(verb, async (arguments, desk, printer, cancellation) =>
        {
            var name = arguments.GetValue(file)!;
            if (name != "-" && !File.Exists(name))
                return Problem.Tell($"{name}: there is no such file");
            using var lines = name == "-" ? Console.In : new StreamReader(name);
            var outcome = await desk.ImportAsync(lines, name == "-" ? "stdin" : Path.GetFullPath(name), cancellation);
            printer.Print(outcome, o => $"{o.Imported} taken back, {o.AlreadyThere} waited already, {o.Mistakes.Count} not understood.");
            foreach (var mistake in outcome.Mistakes)
                Problem.Tell(LetterPrinter.Line(mistake, 1000));
            return outcome.Mistakes.Count > 0 ? ExitCode.Incomplete : ExitCode.Done;
        });
        return verb;
    }
}
