namespace BriefingBus.Cli.DeadLetters;

/// <summary><c>dead-letters queues</c>: the number of waiting messages from each queue, and since when they wait.</summary>
internal static class QueuesVerb
{
    public static Command Create(StoreOptions store)
    {
        var verb = new Command("queues", "The dead-letter queues, with the number of failed messages that wait from each, and since when.");
        Act(verb, store);
        return verb;
    }

    public static void Act(Command verb, StoreOptions store) => store.ActAnywhere(verb, async (_, session, cancellation) =>
    {
        var queues = await session.QueuesAsync(cancellation);
        var widest = queues.Count == 0 ? 0 : queues.Max(q => q.Name.Length);
        foreach (var queue in queues)
            session.Printer.Print(new { queue.Name, queue.Count, queue.Oldest }, q =>
                $"{q.Name.PadRight(widest)}  {q.Count,7}{(q.Oldest is { } oldest ? $"  the oldest of {Printer.Time(oldest)} UTC" : "")}");
        return ExitCode.Done;
    });
}
