using MassTransit.Logging;
using MassTransit.Monitoring;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace BriefingBus.ServiceDefaults.Telemetry;

/// <summary>Registers traces and metrics: over OTLP, and metrics for Prometheus to scrape. Nothing is collected unless one of them is
/// configured.</summary>
public static class TelemetryRegistration
{
    /// <summary>The meters and activity sources of BriefingBus and of subscribers that follow its naming.</summary>
    private const string OwnSources = "BriefingBus.*";

    /// <summary>Upper bounds of histogram buckets, in seconds: from the cleaning of an entry to a briefing that is a day late.</summary>
    private static readonly double[] Seconds =
        [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 900, 3600, 21600, 86400];

    /// <summary>Registers the instrumentations of ASP.NET Core, HttpClient, the runtime, MassTransit and BriefingBus itself; the libraries
    /// of databases add theirs.</summary>
    /// <param name="services">The services.</param>
    /// <param name="options">The destinations.</param>
    /// <param name="service">The service's name in lower case; with the prefix <c>briefingbus-</c> it is the resource's
    /// <c>service.name</c>.</param>
    public static IServiceCollection AddBriefingTelemetry(this IServiceCollection services, TelemetryOptions options, string service)
    {
        services.AddMetrics();
        if (!options.Exports && !options.Scrapes)
            return services;
        var telemetry = services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("briefingbus-" + service).AddEnvironmentVariableDetector())
            .WithMetrics(metrics => Measure(metrics, options));
        if (options.Exports)
            telemetry.WithTracing(Trace);
        return services;
    }

    /// <summary>Maps <see cref="TelemetryOptions.MetricsPath"/> if it is configured.</summary>
    public static IEndpointRouteBuilder MapBriefingMetrics(this IEndpointRouteBuilder endpoints, TelemetryOptions options)
    {
        if (options.Scrapes)
            endpoints.MapPrometheusScrapingEndpoint(TelemetryOptions.MetricsPath);
        return endpoints;
    }

    private static void Measure(MeterProviderBuilder metrics, TelemetryOptions options)
    {
        metrics
            .AddMeter(InstrumentationOptions.MeterName, OwnSources)
            .AddAspNetCoreInstrumentation()
            .AddHttpClientInstrumentation()
            .AddRuntimeInstrumentation()
            .AddView(instrument => instrument is { Unit: "s" } && instrument.Meter.Name.StartsWith("BriefingBus.", StringComparison.Ordinal)
                && instrument.GetType().GetGenericTypeDefinition() == typeof(System.Diagnostics.Metrics.Histogram<>)
                ? new ExplicitBucketHistogramConfiguration { Boundaries = Seconds }
                : null)
            .SetExemplarFilter(ExemplarFilterType.TraceBased);
        if (options.Exports)
            metrics.AddOtlpExporter();
        if (options.Scrapes)
            metrics.AddPrometheusExporter();
    }

    private static void Trace(TracerProviderBuilder traces) => traces
        .AddSource(DiagnosticHeaders.DefaultListenerName, OwnSources)
        .AddAspNetCoreInstrumentation(requests => requests.Filter = context => !IsProbe(context.Request.Path))
        .AddHttpClientInstrumentation()
        .AddOtlpExporter();

    private static bool IsProbe(PathString path) =>
        path.StartsWithSegments("/health", StringComparison.Ordinal)
        || path.StartsWithSegments(TelemetryOptions.MetricsPath, StringComparison.Ordinal);
}
