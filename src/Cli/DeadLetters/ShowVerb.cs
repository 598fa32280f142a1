namespace BriefingBus.Cli.DeadLetters;

/// <summary><c>dead-letters show</c>: everything about one message.</summary>
internal static class ShowVerb
{
    public static Command Create(StoreOptions store)
    {
        var id = new Argument<string>("id") { Description = "The message's identity, or its first digits." };
        var verb = new Command("show", "Everything about one message: what failed and why, headers, body, history.") { id };
        store.Act(verb, async (arguments, session, cancellation) =>
        {
            if (await session.Service.ShowAsync(arguments.GetValue(id)!, cancellation) is not { } detail)
                return Problem.NothingFound("message " + arguments.GetValue(id));
            session.Printer.Print(detail, FailedMessageText.Of);
            return ExitCode.Done;
        });
        return verb;
    }
}
