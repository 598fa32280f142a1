namespace BriefingBus.Cli.DeadLetters;

/// <summary><c>dead-letters audit</c>: lists actions on failed messages, with author, time and result.</summary>
internal static class AuditVerb
{
    private const int Page = 1000;

    public static Command Create(StoreOptions store)
    {
        var since = new Option<DateTimeOffset?>("--since")
        {
            Description = "From this time on: 2026-11-24T03:00Z, or how long ago, 2h.",
            CustomParser = FilterOptions.ReadInstant,
        };
        var run = new Option<string?>("--run") { Description = "Only this operation, with the outcomes of its messages." };
        var message = new Option<string?>("--message", "--letter")
        {
            Description = "Only this failed message: its identity, or the first digits of it.",
        };
        var verb = new Command("audit", "Who replayed, edited, parked, discarded or imported what, when, and the result.")
        {
            since, run, message,
        };
        store.Act(verb, async (arguments, session, cancellation) =>
        {
            for (long after = 0; ;)
            {
                var page = await session.Service.Audit.ListAsync(
                    arguments.GetValue(since), arguments.GetValue(run), arguments.GetValue(message), after, Page, cancellation);
                foreach (var (_, entry) in page)
                    session.Printer.Print(entry, FailedMessageText.LineOf);
                if (page.Count < Page)
                    return ExitCode.Done;
                after = page[^1].Number;
            }
        });
        return verb;
    }
}
