namespace BriefingBus.Cli.DeadLetters;

/// <summary><c>dead-letters park</c>: parks messages.</summary>
internal static class ParkVerb
{
    public static Command Create(StoreOptions store)
    {
        var filter = new FilterOptions();
        var reason = new Option<string>("--reason") { Description = "The reason, which is shown with the messages.", Required = true };
        var verb = new Command("park", "Set messages aside with a reason; replay can still send them.") { reason };
        filter.AddWithAllTo(verb);
        store.Act(verb, async (arguments, session, cancellation) =>
        {
            var parked = (await session.Service.ParkAsync(filter.Read(arguments), arguments.GetValue(reason)!, session.By,
                cancellation)).Done;
            if (parked == 0)
                return Problem.NothingFound(filter.Read(arguments));
            session.Printer.Print(new { Parked = parked }, answer => $"{answer.Parked} set aside.");
            return ExitCode.Done;
        });
        return verb;
    }
}
