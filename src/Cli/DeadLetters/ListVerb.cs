namespace BriefingBus.Cli.DeadLetters;

/// <summary><c>dead-letters list</c>: one line for each failed message.</summary>
internal static class ListVerb
{
    public static Command Create(StoreOptions store)
    {
        var filter = new FilterOptions();
        var limit = new Option<int>("--limit") { Description = "The maximum number of messages.", DefaultValueFactory = _ => int.MaxValue };
        var verb = new Command("list", "Failed messages, one a line, the first to fail first.");
        filter.AddTo(verb);
        verb.Options.Add(limit);
        store.ActAnywhere(verb, async (arguments, session, cancellation) =>
        {
            var count = 0;
            if (arguments.GetValue(limit) > 0)
                await foreach (var message in session.ListAsync(filter.Read(arguments), cancellation))
                {
                    session.Printer.Print(message, FailedMessageText.LineOf);
                    if (++count == arguments.GetValue(limit))
                        break;
                }
            session.Printer.Say(count == 1 ? "1 message" : $"{count} messages");
            return ExitCode.Done;
        });
        return verb;
    }
}
