using BriefingBus.ServiceDefaults;
using BriefingBus.ServiceDefaults.Settings;

namespace BriefingBus.Configuration;

/// <summary>Makes a service read its part of <c>briefing.yaml</c> before it starts.</summary>
public static class BriefingYamlExtensions
{
    /// <summary>The service, reading the file that <c>BRIEFING_CONFIG</c> names, else <c>briefing.yaml</c>.</summary>
    /// <param name="service">The service.</param>
    /// <param name="keys">The keys that it reads besides <c>editions</c>.</param>
    /// <param name="checks">What it checks of an edition, beyond the form of its keys.</param>
    /// <param name="listen">Where it listens by its own options; the environment's <c>ASPNETCORE_URLS</c> and <c>ASPNETCORE_HTTP_PORTS</c> come first.</param>
    public static ServiceHost WithBriefingYaml(
        this ServiceHost service, IReadOnlyList<TopLevelKey> keys, IReadOnlyList<EditionCheck>? checks = null, Func<BriefingFile, string>? listen = null) =>
        service with
        {
            Configuration = environment =>
            {
                var file = BriefingFile.Read(environment["BRIEFING_CONFIG"] ?? "briefing.yaml", keys, checks);
                return new ServiceConfiguration(file.AddTo) { Listen = listen?.Invoke(file) };
            },
        };
}
