using BriefingBus.ServiceDefaults;
using BriefingBus.ServiceDefaults.Settings;
using Microsoft.Extensions.Configuration;

namespace BriefingBus.Configuration;

/// <summary>Makes a service read its part of <c>briefing.yaml</c> before it starts.</summary>
public static class BriefingYamlExtensions
{
    /// <summary>The file that the environment names as <c>BRIEFING_CONFIG</c>, else <c>briefing.yaml</c>.</summary>
    public static string PathIn(IConfiguration environment) => environment["BRIEFING_CONFIG"] ?? "briefing.yaml";

    /// <summary>The service, reading the file of <see cref="PathIn"/>.</summary>
    /// <param name="service">The service.</param>
    /// <param name="keys">The keys that it reads besides <c>editions</c>.</param>
    /// <param name="checks">What it checks of an edition, beyond the form of its keys.</param>
    /// <param name="listen">Where it listens by its own options; the environment's <c>ASPNETCORE_URLS</c> and <c>ASPNETCORE_HTTP_PORTS</c>
    /// come first.</param>
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
                var file = BriefingFile.Read(PathIn(environment), keys(environment), checks);
                return new ServiceConfiguration(file.AddTo) { Listen = listen?.Invoke(file) };
            },
        };
}
