using BriefingBus.ServiceDefaults;
using BriefingBus.ServiceDefaults.Health;
using BriefingBus.ServiceDefaults.Loops;

namespace BriefingBus.Cli.Backups;

/// <summary>Runs the scheduled backups: in <c>run</c>, or in a process of their own beside the services.</summary>
internal static class BackupService
{
    /// <summary>The argument that queries the health of the running process, as for every service.</summary>
    public const string HealthArgument = "--health";

    private static readonly ServiceHost Host = new ServiceHost("backup", Port: 5085)
    {
        Services = (services, configuration) => services.AddScheduledBackups(DatabaseOptions.From(configuration)),
        Consumers = _ => { },
    }.WithBriefingYaml([BackupOptions.Key]);

    /// <summary>Runs the process until it is stopped.</summary>
    /// <param name="config">The configuration.</param>
    /// <returns>The exit code.</returns>
    public static Task<int> RunAsync(string config) => Host.RunAsync([$"--{BriefingYamlExtensions.PathKey}={config}"]);

    /// <summary>Queries whether the running process is ready.</summary>
    /// <returns>0 if it is, 1 if not.</returns>
    public static Task<int> AskHealthAsync() => Host.RunAsync([HealthArgument]);

    /// <summary>Registers the scheduled backups.</summary>
    public static IServiceCollection AddScheduledBackups(this IServiceCollection services, DatabaseOptions database)
    {
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<ScheduledBackups>(provider, database));
        services.AddHealthChecks().AddCheck<ScheduledBackups>("backups", tags: [HealthEndpoints.Notice]);
        return services.AddLoop<ScheduledBackups>(
            new LoopOptions("scheduled backups") { Interval = ScheduledBackups.Interval, Timeout = ScheduledBackups.Timeout },
            (backups, stopping) => backups.MakeDueAsync(stopping));
    }
}
