using BriefingBus.Cli.Hosting;
using BriefingBus.Cli.Run;
using BriefingBus.Web;

namespace BriefingBus.Cli;

/// <summary><c>briefingbus run</c>: all services in one process, on schedule.</summary>
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
        verb.SetAction(async (arguments, cancellation) =>
        {
            var file = BriefingYaml.Read(arguments.GetValue(config)!, outlets: true);
            var system = new RunningSystem(file, arguments.GetValue(data)!, arguments.GetValue(output)!)
            {
                Page = PageAddress(arguments.GetValue(web), file),
                ComposesNow = arguments.GetValue(now),
                JsonLog = arguments.GetValue(json),
            };
            await RunAsync(system, cancellation);
            return ExitCode.Done;
        });
        return verb;
    }

    /// <summary>Runs until it is stopped, and restarts with the new configuration each time the file changes.</summary>
    private static async Task RunAsync(RunningSystem system, CancellationToken cancellation)
    {
        WritableFolder.Require("--data", system.Data);
        WritableFolder.Require("--out", system.Output);
        using var alone = DataFolderLock.Take(system.Data);
        while (await system.RunAsync(cancellation) is { } changed && !cancellation.IsCancellationRequested)
            system = system with { File = changed, ComposesNow = false };
    }

    private static string? PageAddress(string? given, BriefingFile file)
    {
        if (given == "off")
            return null;

        var address = given ?? file.Options.OfType<WebOptions>().Single().Listen;
        return !new WebOptions { Listen = address }.Check().Any()
            ? address
            : throw new NotStartedException($"--web: found '{given}', expected an address such as http://127.0.0.1:8080, or 'off'");
    }
}
