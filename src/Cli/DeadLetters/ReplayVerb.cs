using System.CommandLine.Parsing;
using BriefingBus.Cli.Terminals;
using BriefingBus.DeadLetters.Replay;

namespace BriefingBus.Cli.DeadLetters;

/// <summary><c>dead-letters replay</c>: sends messages back to their queues, and reports the outcome.</summary>
internal static class ReplayVerb
{
    public static Command Create(StoreOptions store)
    {
        var filter = new FilterOptions();
        var rate = new Option<double?>("--rate")
        {
            Description = "The maximum number of messages a second.",
            CustomParser = ReadRate,
        };
        var dryRun = new Option<bool>("--dry-run") { Description = "Count the messages without sending them." };
        var isolate = new Option<bool>("--isolate")
        {
            Description = "Send one at a time and wait for its outcome, to find the message that kills its process.",
        };
        var wait = new Option<TimeSpan?>("--wait")
        {
            Description = "How long to wait for an outcome before a message counts as pending; else 30s, with --isolate 15m.",
            CustomParser = Durations.Read,
        };
        var quiet = new Option<bool>("--quiet", "-q") { Description = "Show no progress." };
        var verb = new Command("replay", "Send messages back to their queues, and report the outcome.")
        {
            rate, dryRun, isolate, wait, quiet,
        };
        filter.AddWithAllTo(verb);
        store.Act(verb, async (arguments, session, cancellation) =>
        {
            var request = new ReplayRequest
            {
                Filter = filter.Read(arguments),
                Rate = arguments.GetValue(rate),
                DryRun = arguments.GetValue(dryRun),
                Isolate = arguments.GetValue(isolate),
                Timeout = arguments.GetValue(wait),
            };
            var outcome = await RunAsync(session, request, arguments.GetValue(quiet) || request.DryRun, cancellation);
            if (outcome.Numbers.Matching == 0)
                return Problem.NothingFound(request.Filter);
            Print(session.Printer, outcome, request.DryRun);
            return request.DryRun || outcome.Numbers.IsAllDone ? ExitCode.Done : ExitCode.Incomplete;
        });
        return verb;
    }

    // The usual parser takes the comma in 0,5 for one between thousands.
    private static double? ReadRate(ArgumentResult argument)
    {
        var text = argument.Tokens.Count == 1 ? argument.Tokens[0].Value : "";
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var rate)
            && rate is > 0 and < double.PositiveInfinity)
            return rate;
        argument.AddError($"--rate: found '{text}', expected a number. Write one greater than 0, such as 0.5 or 50");
        return null;
    }

    private static async Task<ReplayOutcome> RunAsync(
        Session session, ReplayRequest request, bool quiet, CancellationToken cancellation)
    {
        var progress = new LatestProgress();
        var replay = session.DispatchingAsync(
            () => session.Service.ReplayAsync(request, session.By, progress, cancellation), cancellation);
        if (!quiet)
            await progress.Display().ShowAsync(replay, cancellation);
        return await replay;
    }

    private static void Print(Printer printer, ReplayOutcome outcome, bool dryRun)
    {
        var numbers = outcome.Numbers;
        var answer = new
        {
            numbers.Run,
            dryRun,
            numbers.Matching,
            numbers.Sent,
            numbers.Succeeded,
            numbers.FailedSame,
            numbers.FailedOther,
            numbers.Pending,
            numbers.Refused,
            outcome.Refusals,
            numbers.SentTwice,
            outcome.PoisonMessages,
            outcome.Undecided,
        };
        printer.Print(answer, _ => dryRun
            ? $"{numbers.Matching} would be sent back; nothing was."
            : string.Join('\n', Lines(outcome)));
    }

    private static IEnumerable<string> Lines(ReplayOutcome outcome)
    {
        var numbers = outcome.Numbers;
        yield return $"{numbers.Sent} of {numbers.Matching} sent back: {numbers}";
        foreach (var refusal in outcome.Refusals)
            yield return "not sent: " + refusal;
        foreach (var poison in outcome.PoisonMessages)
            yield return "kills its process: " + FailedMessageText.LineOf(poison);
        if (outcome.Undecided is { } undecided)
            yield return "no outcome yet, and nothing was sent after it: " + FailedMessageText.LineOf(undecided);
        if (numbers.Pending > 0)
        {
            yield return "Pending: the service is busy, or down; "
                + $"'briefingbus dead-letters audit --run {numbers.Run}' shows the outcome later.";
        }
    }

    /// <summary>The last reported progress, from any thread.</summary>
    private sealed class LatestProgress : IProgress<ReplayProgress>
    {
        private ReplayProgress? latest;

        public void Report(ReplayProgress value) => Volatile.Write(ref latest, value);

        public ProgressDisplay Display() => new()
        {
            Bars = () => Volatile.Read(ref latest) is not { } p
                ? []
                :
                [
                    new("sent", p.Sent, p.Matching),
                    new($"{p.Succeeded} succeeded, {p.FailedSame + p.FailedOther} failed again", p.Matching - p.Pending, p.Matching),
                ],
            Line = () => Volatile.Read(ref latest) is { } p ? $"{p.Sent} of {p.Matching} sent: {p}" : null,
            BetweenLines = TimeSpan.FromSeconds(2),
        };
    }
}
