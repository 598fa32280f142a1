using BriefingBus.ServiceDefaults.Settings;
using Microsoft.Extensions.Configuration;

namespace BriefingBus.ServiceDefaults.Telemetry;

/// <summary>The export of a process's traces and metrics, and the scraping of its metrics.</summary>
public sealed record TelemetryOptions
{
    /// <summary>Path of the metrics in Prometheus's text format.</summary>
    public const string MetricsPath = "/metrics";

    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string Scrape = "METRICS__SCRAPE";

    /// <summary>True to export traces and metrics over OTLP. The exporter itself reads the address and every other <c>OTEL_…</c>
    /// variable.</summary>
    public bool Exports { get; init; }

    /// <summary>True to serve <see cref="MetricsPath"/>. Off by default, since everyone who reaches the port could read it.</summary>
    public bool Scrapes { get; init; }

    /// <summary>Reads <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> and <c>METRICS__SCRAPE</c>.</summary>
    /// <exception cref="WrongEnvironmentException">One of them has an invalid value.</exception>
    public static TelemetryOptions From(IConfiguration configuration)
    {
        var endpoint = configuration[Endpoint] ?? "";
        if (endpoint.Length > 0 && !IsHttp(endpoint))
            throw new WrongEnvironmentException(Endpoint, endpoint, "an address such as http://collector:4317");
        var scrape = configuration["Metrics:Scrape"] ?? "";
        if (scrape.Length > 0 && !bool.TryParse(scrape, out _))
            throw new WrongEnvironmentException(Scrape, scrape, "true or false");
        return new TelemetryOptions { Exports = endpoint.Length > 0, Scrapes = bool.TryParse(scrape, out var on) && on };
    }

    private static bool IsHttp(string endpoint) =>
        Uri.TryCreate(endpoint, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps);
}
