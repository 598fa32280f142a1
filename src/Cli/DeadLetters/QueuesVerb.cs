using System.CommandLine;
using BriefingBus.DeadLetters;
using BriefingBus.DeadLetters.Finding;

namespace BriefingBus.Cli.DeadLetters;

/// <summary><c>dead-letters queues</c>: what waits where, and since when.</summary>
internal static class QueuesVerb
{
    public static Command Create(StoreOptions store)
    {
        var verb = new Command("queues", "The queues of dead letters, how many wait in each, and since when.");
        Act(verb, store);
        return verb;
    }

    public static void Act(Command verb, StoreOptions store) => store.Act(verb, (_, desk, printer, cancellation) => PrintAsync(desk, printer, cancellation));

    private static async Task<int> PrintAsync(DeadLetterDesk desk, LetterPrinter printer, CancellationToken cancellation)
    {
        var queues = await desk.QueuesAsync(cancellation);
        var oldest = queues.Any(q => q.Count > 0)
            ? (await desk.GroupsAsync(new() { Parked = null }, DeadLetterGrouping.Queue, cancellation)).ToDictionary(g => g.Name, g => g.First)
            : [];
        var widest = queues.Max(q => q.Name.Length);
        foreach (var queue in queues)
            printer.Print(new { queue.Name, queue.Count, Oldest = oldest.GetValueOrDefault(queue.Name) }, q =>
                $"{q.Name.PadRight(widest)}  {q.Count,7}{(q.Count > 0 ? $"  the oldest of {LetterPrinter.Time(q.Oldest)} UTC" : "")}");
        return ExitCode.Done;
    }
}
