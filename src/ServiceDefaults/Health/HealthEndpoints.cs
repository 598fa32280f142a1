using System.Net.Mime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace BriefingBus.ServiceDefaults.Health;

/// <summary>The health of a process over HTTP.</summary>
public static class HealthEndpoints
{
    /// <summary>The tag of the checks of <c>/health/ready</c>.</summary>
    public const string Ready = "ready";

    /// <summary>The tag of checks that notify the operator but leave the process ready.</summary>
    public const string Notice = "notice";

    /// <summary>Path of the readiness endpoint.</summary>
    public const string ReadyPath = "/health/ready";

    /// <summary>Maps <c>/health/live</c> (200 while the process runs), <c>/health/ready</c> (200 if the bus and the database work, else
    /// 503) and <c>/health/startup</c> (200 once the process has been ready), each with the individual checks as JSON.</summary>
    public static IEndpointRouteBuilder MapHealth(this IEndpointRouteBuilder endpoints)
    {
        var hasBeenReady = false;
        endpoints.MapHealthChecks("/health/startup", new HealthCheckOptions
        {
            Predicate = check => !hasBeenReady && check.Tags.Contains(Ready),
            ResponseWriter = (context, report) =>
            {
                hasBeenReady |= report.Status == HealthStatus.Healthy;
                return Write(context, report);
            },
        });
        endpoints.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = Write });
        endpoints.MapHealthChecks(ReadyPath, new HealthCheckOptions { Predicate = c => c.Tags.Contains(Ready), ResponseWriter = Write });
        return endpoints;
    }

    private static Task Write(HttpContext context, HealthReport report) => context.Response.WriteAsJsonAsync(
        new
        {
            status = report.Status.ToString(),
            checks = report.Entries.ToDictionary(e => e.Key, e => new { status = e.Value.Status.ToString(), e.Value.Description }),
        },
        options: null,
        contentType: MediaTypeNames.Application.Json,
        context.RequestAborted);
}
