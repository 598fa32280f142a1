using System.CommandLine;
using BriefingBus.Cli.Run;

namespace BriefingBus.Cli;

/// <summary><c>briefingbus run</c>: everything in one process, on schedule.</summary>
internal static class RunVerb
{
    public static Command Create()
    {
        var (config, json) = (VerbOptions.Config(), VerbOptions.Json("Write the log as JSON, one object a line."));
        var data = new Option<string>("--data") { Description = "Folder of the databases.", DefaultValueFactory = _ => "data" };
        var output = new Option<string>("--out")
        {
            Description = "Folder that each briefing is written to.",
            DefaultValueFactory = _ => "out",
        };
        var now = new Option<bool>("--now") { Description = "Also compose each edition once at the start." };
        var web = new Option<string?>("--web")
        {
            Description = "Where the web page listens, such as http://127.0.0.1:8080, or 'off'; else web.listen of the configuration.",
        };
        var verb = new Command("run", "Poll, clean, compose and show in one process, on schedule, until Ctrl-C.")
        {
            config, data, output, now, web, json,
        };
        verb.SetAction((arguments, cancellation) => EverythingInOneProcess.RunAsync(
            new RunRequest(
                arguments.GetValue(config)!,
                arguments.GetValue(data)!,
                arguments.GetValue(output)!,
                arguments.GetValue(now),
                arguments.GetValue(web),
                arguments.GetValue(json)),
            cancellation));
        return verb;
    }
}
