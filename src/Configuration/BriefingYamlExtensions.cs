using BriefingBus.ServiceDefaults;
using BriefingBus.ServiceDefaults.Health;
using BriefingBus.ServiceDefaults.Logging;
using BriefingBus.ServiceDefaults.Loops;
using BriefingBus.ServiceDefaults.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BriefingBus.Configuration;

/// <summary>Makes a service read its part of <c>briefing.yaml</c> before it starts, and restart after a change.</summary>
public static class BriefingYamlExtensions
{
    /// <summary>The name of the setting with the path of the file.</summary>
    public const string PathKey = "BRIEFING_CONFIG";

    /// <summary>The file that the environment names as <see cref="PathKey"/>, else <c>briefing.yaml</c>.</summary>
    public static string PathIn(IConfiguration environment) => environment[PathKey] ?? "briefing.yaml";

    /// <summary>The service with its configuration from the file of <see cref="PathIn"/>.</summary>
    /// <param name="service">The service.</param>
    /// <param name="keys">The keys that it reads in addition to <c>editions</c>.</param>
    /// <param name="checks">Its own checks of an edition.</param>
    /// <param name="listen">Returns the listening address from its own options; the environment's <c>ASPNETCORE_URLS</c> and
    /// <c>ASPNETCORE_HTTP_PORTS</c> take precedence.</param>
    public static ServiceHost WithBriefingYaml(
        this ServiceHost service,
        IReadOnlyList<TopLevelKey> keys,
        IReadOnlyList<EditionCheck>? checks = null,
        Func<BriefingFile, string>? listen = null) =>
        service.WithBriefingYaml(_ => keys, checks, listen);

    /// <summary>The same, for a service whose keys depend on its environment.</summary>
    public static ServiceHost WithBriefingYaml(
        this ServiceHost service,
        Func<IConfiguration, IReadOnlyList<TopLevelKey>> keys,
        IReadOnlyList<EditionCheck>? checks = null,
        Func<BriefingFile, string>? listen = null) =>
        service with
        {
            Configuration = environment =>
            {
                return Of(Read(), Read, listen);

                BriefingFile Read() => BriefingFile.Read(PathIn(environment), [.. keys(environment), TopLevelKey.Log], checks);
            },
        };

    /// <summary>Registers the comparison of the configuration with its file while the process runs.</summary>
    /// <param name="services">The services.</param>
    /// <param name="inForce">The current configuration.</param>
    /// <param name="read">Reads the file again; throws <see cref="WrongConfigurationException"/> if it is invalid.</param>
    public static IServiceCollection AddReload(this IServiceCollection services, BriefingFile inForce, Func<BriefingFile> read)
    {
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<ConfigurationFile>(provider, inForce, read));
        services.AddHealthChecks().AddCheck<ConfigurationFile>("configuration", tags: [HealthEndpoints.Notice]);
        return services.AddLoop<ConfigurationFile>(
            new LoopOptions("configuration changes") { Interval = ConfigurationFile.Interval },
            (file, _) =>
            {
                file.Compare();
                return Task.CompletedTask;
            });
    }

    private static ServiceConfiguration Of(BriefingFile file, Func<BriefingFile> read, Func<BriefingFile, string>? listen) =>
        new(services => file.AddTo(services).AddReload(file, read))
        {
            Listen = listen?.Invoke(file),
            Log = file.Options.OfType<LogOptions>().Single(),
            Next = services => services.GetRequiredService<ConfigurationFile>().Next is { } next ? Of(next, read, listen) : null,
        };
}
