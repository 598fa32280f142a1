using System.CommandLine;
using BriefingBus.Cli.Configuration;
using BriefingBus.Cli.Status;
using BriefingBus.Persistence;

namespace BriefingBus.Cli;

/// <summary><c>briefingbus status</c>: how the running system is, and what to do.</summary>
internal static class StatusVerb
{
    public static Command Create()
    {
        var (config, data, json) = (VerbOptions.Config(), VerbOptions.Data(), VerbOptions.Json());
        var verb = new Command("status", "Show how services, broker, editions, feeds and deliveries are, and what to do.")
        {
            config, data, json,
        };
        verb.SetAction((arguments, cancellation) => RunAsync(
            arguments.GetValue(config)!, arguments.GetValue(data), arguments.GetValue(json), cancellation));
        return verb;
    }

    private static async Task<int> RunAsync(string config, string? folder, bool json, CancellationToken cancellation)
    {
        if (BriefingYaml.Read(config) is not { } file)
            return ExitCode.Wrong;
        var environment = new ConfigurationBuilder().AddEnvironmentVariables().Build();
        var database = folder is null ? DatabaseOptions.From(environment) : new DatabaseOptions { Folder = folder };
        var status = await StatusReader.ReadAsync(file, database, environment, TimeProvider.System, cancellation);
        if (json)
            JsonOutput.Print(status);
        else
            StatusPrinter.Print(status, Console.Out);
        return status.IsWell ? ExitCode.Done : ExitCode.Incomplete;
    }
}
