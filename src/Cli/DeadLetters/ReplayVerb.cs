using System.CommandLine;
using BriefingBus.Cli.Configuration;
using BriefingBus.DeadLetters.Replay;

namespace BriefingBus.Cli.DeadLetters;

/// <summary><c>dead-letters replay</c>: sends messages back to their queues, and reports the outcome.</summary>
internal static class ReplayVerb
{
    public static Command Create(StoreOptions store)
    {
        var filter = new FilterOptions();
        var rate = new Option<double?>("--rate") { Description = "At most so many a second." };
        rate.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double?>() is <= 0)
                result.AddError("--rate: expected a number greater than 0");
        });
        var dryRun = new Option<bool>("--dry-run") { Description = "Count how many would be sent, and send nothing." };
        var isolate = new Option<bool>("--isolate")
        {
            Description = "One at a time, each until its outcome: names the one that kills its process.",
        };
        var wait = new Option<TimeSpan?>("--wait")
        {
            Description = "How long to wait without news before what has no outcome is called pending: 30s, with --isolate 15m.",
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
            var outcome = await ReplayDisplay.ShowAsync(progress =>
                session.DispatchingAsync(() => session.Service.ReplayAsync(request, session.By, progress, cancellation), cancellation),
                arguments.GetValue(quiet) || request.DryRun);
            if (outcome.Numbers.Matching == 0)
                return Problem.NothingFound(request.Filter);
            session.Printer.Print(ReplayAnswer.Of(outcome, request.DryRun), answer => answer.ToString());
            return request.DryRun || outcome.Numbers.IsAllDone ? ExitCode.Done : ExitCode.Incomplete;
        });
        return verb;
    }
}
