using MassTransit.Logging;
using MassTransit.Monitoring;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace BriefingBus.ServiceDefaults.Telemetry;

/// <summary>Traces and metrics over OTLP, for those who collect them: on only where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set.
/// The exporter's other <c>OTEL_…</c> variables hold as OpenTelemetry defines them.</summary>
public static class TelemetryRegistration
{
    private const string OwnSources = "BriefingBus.*";

    /// <summary>Registers the providers, which begin with the host and flush at its end.</summary>
    public static IServiceCollection AddBriefingTelemetry(this IServiceCollection services, IConfiguration configuration, string service)
    {
        if (string.IsNullOrEmpty(configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
            return services;

        var resource = ResourceBuilder.CreateDefault().AddService("briefingbus-" + service).AddEnvironmentVariableDetector();
        services.AddSingleton(_ => Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(resource)
            .AddSource(DiagnosticHeaders.DefaultListenerName, OwnSources)
            .AddOtlpExporter()
            .Build());
        services.AddSingleton(_ => Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(resource)
            .AddMeter(InstrumentationOptions.MeterName, OwnSources, "System.Net.Http", "Microsoft.AspNetCore.Hosting")
            .AddOtlpExporter()
            .Build());
        return services.AddHostedService<TelemetryProviders>();
    }
}
