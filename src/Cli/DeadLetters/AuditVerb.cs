using System.CommandLine;

namespace BriefingBus.Cli.DeadLetters;

/// <summary><c>dead-letters audit</c>: who did what to which letter, when, with which result.</summary>
internal static class AuditVerb
{
    public static Command Create(StoreOptions store)
    {
        var since = new Option<DateTimeOffset?>("--since") { Description = "From this time on: 2026-11-24T03:00Z, or how long ago, 2h.", CustomParser = FilterOptions.ReadInstant };
        var run = new Option<string?>("--run") { Description = "One command alone, with what became of what it sent." };
        var letter = new Option<string?>("--letter") { Description = "One letter alone." };
        var verb = new Command("audit", "Who replayed, edited, parked, discarded or imported what, when, with which result.") { since, run, letter };
        store.Act(verb, async (arguments, desk, printer, cancellation) =>
        {
            var (itsRun, itsLetter) = (arguments.GetValue(run), arguments.GetValue(letter));
            var replays = new HashSet<string>(StringComparer.Ordinal);
            await foreach (var entry in desk.AuditAsync(arguments.GetValue(since), cancellation))
            {
                // What a consumer reports names the replay alone; its sending names run and letter, and comes before it.
                var asked = (itsRun is null || entry.Run == itsRun) && (itsLetter is null || entry.LetterId?.StartsWith(itsLetter, StringComparison.OrdinalIgnoreCase) == true);
                if (asked && entry.ReplayId is not null)
                    replays.Add(entry.ReplayId);
                if (asked || (entry.ReplayId is not null && replays.Contains(entry.ReplayId)))
                    printer.Print(entry, LetterText.LineOf);
            }
            return ExitCode.Done;
        });
        return verb;
    }
}
