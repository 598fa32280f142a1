using System.CommandLine;
using BriefingBus.Cli.Composing;
using BriefingBus.Cli.Now;

namespace BriefingBus.Cli;

/// <summary><c>briefingbus compose</c>: a briefing from what Composer collected, past or present.</summary>
internal static class ComposeVerb
{
    public static Command Create()
    {
        var (config, edition, data) = (VerbOptions.Config(), VerbOptions.Edition("the only one"), VerbOptions.Data());
        var json = VerbOptions.Json("Print JSON: the same as --format json.");
        var at = new Option<string?>("--at")
        {
            Description = "The instant that it is for: 2026-09-23T06:00, in the edition's zone unless it says otherwise; else now.",
        };
        var dryRun = new Option<bool>("--dry-run") { Description = "Show the briefing; store, publish and mark nothing." };
        var publish = new Option<bool>("--publish")
        {
            Description = "With --at: where there is no briefing for that instant, store and publish one. Without it, it is only shown.",
        };
        var form = new Option<BriefingForm>("--format") { Description = "What to print: text, markdown, html or json.", HelpName = "form" };
        var verb = new Command("compose", "Compose an edition from what was collected; a past briefing comes out as it was.")
        {
            config, edition, at, dryRun, publish, form, data, json,
        };
        verb.SetAction((arguments, cancellation) => CollectedBriefing.ComposeAsync(
            arguments.GetValue(config)!,
            arguments.GetValue(edition),
            arguments.GetValue(at),
            arguments.GetValue(dryRun) || (arguments.GetValue(at) is not null && !arguments.GetValue(publish)),
            arguments.GetValue(json) ? BriefingForm.Json : arguments.GetValue(form),
            arguments.GetValue(data),
            cancellation));
        return verb;
    }
}
