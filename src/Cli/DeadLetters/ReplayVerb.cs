using System.CommandLine;
using BriefingBus.Cli.Configuration;
using BriefingBus.DeadLetters.Replaying;

namespace BriefingBus.Cli.DeadLetters;

/// <summary><c>dead-letters replay</c>: sends letters back to where they came from, and tells what became of them.</summary>
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
        var dryRun = new Option<bool>("--dry-run") { Description = "Say how many would go, and send nothing." };
        var isolate = new Option<bool>("--isolate") { Description = "One at a time, each followed to its end: names the one that kills its process." };
        var wait = new Option<TimeSpan?>("--wait")
        {
            Description = "How long to wait without news before what is not heard of is called pending: 30s, with --isolate 15m.",
            CustomParser = Durations.Read,
        };
        var quiet = new Option<bool>("--quiet", "-q") { Description = "Show no progress." };
        var verb = new Command("replay", "Send letters back to where they came from, and tell what became of them.") { rate, dryRun, isolate, wait, quiet };
        filter.AddWithAllTo(verb);
        store.Act(verb, async (arguments, desk, printer, cancellation) =>
        {
            var request = new ReplayRequest
            {
                Filter = filter.Read(arguments),
                Rate = arguments.GetValue(rate),
                DryRun = arguments.GetValue(dryRun),
                Isolate = arguments.GetValue(isolate),
                Patience = arguments.GetValue(wait),
            };
            var outcome = await ReplayDisplay.ShowAsync(progress => desk.ReplayAsync(request, progress, cancellation), arguments.GetValue(quiet) || request.DryRun);
            if (outcome.Numbers.Matching == 0)
                return Problem.NothingFound(request.Filter);
            printer.Print(ReplayAnswer.Of(outcome, request.DryRun), answer => answer.ToString());
            return request.DryRun || outcome.Numbers.IsAllDone ? ExitCode.Done : ExitCode.Incomplete;
        });
        return verb;
    }
}
