using BriefingBus.ServiceDefaults.Settings;
using MassTransit.Logging;
using MassTransit.Monitoring;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace BriefingBus.ServiceDefaults.Telemetry;

/// <summary>Traces and metrics over OTLP, for those who collect them: on only where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set.
/// The exporter's other <c>OTEL_…</c> variables hold as OpenTelemetry defines them.</summary>
public static class TelemetryRegistration
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string OwnSources = "BriefingBus.*";

    /// <summary>Registers the instrumentations of ASP.NET Core, HttpClient, the runtime, MassTransit and the project itself; the libraries of
    /// databases add theirs.</summary>
    public static IServiceCollection AddBriefingTelemetry(this IServiceCollection services, IConfiguration configuration, string service)
    {
        if (configuration[Endpoint] is not { Length: > 0 } endpoint)
            return services;
        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var address) || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps))
            throw new WrongEnvironmentException(Endpoint, endpoint, "an address such as http://collector:4317");

        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("briefingbus-" + service).AddEnvironmentVariableDetector())
            .WithTracing(traces => traces
                .AddSource(DiagnosticHeaders.DefaultListenerName, OwnSources)
                .AddAspNetCoreInstrumentation(requests => requests.Filter = context => !context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal))
                .AddHttpClientInstrumentation()
                .AddOtlpExporter())
            .WithMetrics(metrics => metrics
                .AddMeter(InstrumentationOptions.MeterName, OwnSources)
                .AddAspNetCoreInstrumentation()
                .AddHttpClientInstrumentation()
                .AddRuntimeInstrumentation()
                .AddOtlpExporter());
        return services;
    }
}
