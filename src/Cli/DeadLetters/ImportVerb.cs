using BriefingBus.DeadLetters.Auditing;

namespace BriefingBus.Cli.DeadLetters;

/// <summary><c>dead-letters import</c>: imports discarded messages from a file.</summary>
internal static class ImportVerb
{
    public static Command Create(StoreOptions store)
    {
        var file = new Argument<string>("file") { Description = "A file that discard wrote; - for stdin." };
        var verb = new Command("import", "Import messages from a file that discard wrote.") { file };
        store.Act(verb, async (arguments, session, cancellation) =>
        {
            var name = arguments.GetValue(file)!;
            if (name != "-" && !File.Exists(name))
                return Problem.Report($"{name}: there is no such file");
            using var lines = name == "-" ? Console.In : new StreamReader(name);
            var source = name == "-" ? "stdin" : Path.GetFullPath(name);
            var operation = await session.Service.Operations.BeginAsync(OperationKind.Import, source, session.By, copy: null, cancellation);
            var outcome = await session.Service.ImportAsync(operation, lines, source, cancellation);
            session.Printer.Print(outcome, o =>
                $"{o.Imported} imported, {o.AlreadyThere} waited already, {o.Mistakes.Count} not understood.");
            foreach (var mistake in outcome.Mistakes)
                Problem.Report(Printer.Line(mistake, 1000));
            return outcome.Mistakes.Count > 0 ? ExitCode.Incomplete : ExitCode.Done;
        });
        return verb;
    }
}
