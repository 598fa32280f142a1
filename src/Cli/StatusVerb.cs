using BriefingBus.Cli.Status;

namespace BriefingBus.Cli;

/// <summary><c>briefingbus status</c>: shows the status of the running system, and what to do.</summary>
internal static class StatusVerb
{
    public static Command Create()
    {
        var (config, data, json) = (VerbOptions.Config(), VerbOptions.Data(), VerbOptions.Json());
        var verb = new Command("status", "Show the status of services, broker, editions, feeds and deliveries, and what to do.")
        {
            config, data, json,
        };
        verb.SetAction(async (arguments, cancellation) =>
        {
            var file = BriefingYaml.Read(arguments.GetValue(config)!);
            var reader = new StatusReader(file, Installation.Databases(arguments.GetValue(data)), Installation.Bus, TimeProvider.System);
            var status = await reader.ReadAsync(cancellation);
            if (arguments.GetValue(json))
                JsonOutput.Print(status);
            else
                StatusPrinter.Print(status, Console.Out);
            return status.IsWell ? ExitCode.Done : ExitCode.Incomplete;
        });
        return verb;
    }
}
