using System.CommandLine;
using BriefingBus.Cli.Configuration;
using BriefingBus.Cli.Now;

namespace BriefingBus.Cli;

/// <summary><c>briefingbus now</c>: one briefing in one process.</summary>
internal static class NowVerb
{
    private static readonly TimeSpan DefaultDeadline = TimeSpan.FromSeconds(60);

    public static Command Create()
    {
        var (config, json) = (VerbOptions.Config(), VerbOptions.Json("Print JSON: the same as --format json."));
        var edition = VerbOptions.Edition("the first");
        var at = new Option<string?>("--at")
        {
            Description = "Compose as if it were this instant: 2026-09-23T06:00, in the edition's zone unless it says otherwise.",
        };
        var form = new Option<BriefingForm>("--format") { Description = "What to print: text, markdown, html or json.", HelpName = "form" };
        var output = new Option<string>("--out") { Description = "Folder for the briefing's files.", DefaultValueFactory = _ => "out" };
        var data = new Option<string?>("--data")
        {
            Description = "Folder that remembers validators and what was briefed; without it nothing is remembered.",
        };
        var deadline = new Option<TimeSpan?>("--deadline")
        {
            Description = "Compose with what is there after this long, such as 60s or 5m; else 60s.",
            CustomParser = Durations.Read,
            HelpName = "time",
        };
        var quiet = new Option<bool>("--quiet", "-q") { Description = "Show no progress." };
        var verb = new Command("now", "Fetch, clean and compose one briefing, and print it.")
        {
            config, edition, at, form, output, data, deadline, quiet, json,
        };
        verb.SetAction((arguments, cancellation) => OneBriefing.ComposeAsync(
            new NowRequest
            {
                Config = arguments.GetValue(config)!,
                Edition = arguments.GetValue(edition),
                At = arguments.GetValue(at),
                Form = arguments.GetValue(json) ? BriefingForm.Json : arguments.GetValue(form),
                Out = arguments.GetValue(output)!,
                Data = arguments.GetValue(data),
                Deadline = arguments.GetValue(deadline) ?? DefaultDeadline,
                Quiet = arguments.GetValue(quiet),
            },
            cancellation));
        return verb;
    }
}
