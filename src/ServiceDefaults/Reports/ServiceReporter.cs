using BriefingBus.ServiceDefaults.Bus;
using BriefingBus.ServiceDefaults.Health;
using BriefingBus.ServiceDefaults.Loops;
using BriefingBus.ServiceDefaults.Settings;

namespace BriefingBus.ServiceDefaults.Reports;

/// <summary>Registers the reports of a process.</summary>
public static class ReportRegistration
{
    /// <summary>Makes the process report its health.</summary>
    /// <param name="services">The services.</param>
    /// <param name="service">The service's name in lower case.</param>
    public static IServiceCollection AddServiceReports(this IServiceCollection services, string service)
    {
        services.AddSingleton(new ServiceName(service));
        services.AddSingleton<ServiceReporter>();
        return services.AddLoop<ServiceReporter>(
            new LoopOptions("reports") { Interval = ServiceReporter.Interval }, (reporter, stopping) => reporter.ReportAsync(stopping));
    }
}

/// <summary>The process's service.</summary>
/// <param name="Value">Its name in lower case, such as <c>fetcher</c>.</param>
public sealed record ServiceName(string Value);

/// <summary>Publishes the process's health checks, each failing one with the beginning of its failure.</summary>
public sealed class ServiceReporter(
    ServiceName service, HealthCheckService checks, BrokerStatus broker, IBus bus, TimeProvider clock,
    ConfigurationVersion? configuration = null)
{
    /// <summary>The time between two reports.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    // Reports and notices read at the same time, each from a loop of its own.
    private readonly Lock gate = new();
    private readonly Dictionary<string, DateTimeOffset> failingSince = new(StringComparer.Ordinal);
    private readonly string instance = string.Create(
        CultureInfo.InvariantCulture, $"{Environment.MachineName}/{Environment.ProcessId}/{clock.GetUtcNow().UtcTicks:x}");

    /// <summary>The current report.</summary>
    public async Task<ServiceReported> CurrentAsync(CancellationToken cancellationToken)
    {
        var health = await checks.CheckHealthAsync(
            check => check.Tags.Contains(HealthEndpoints.Ready) || check.Tags.Contains(HealthEndpoints.Notice), cancellationToken);
        var now = clock.GetUtcNow();
        return new ServiceReported
        {
            Service = service.Value,
            Instance = instance,
            ReportedAt = now,
            Version = ProgramVersion.Current,
            Configuration = configuration?.Value,
            Problems = Problems(health, now),
        };
    }

    private IReadOnlyList<ServiceProblem> Problems(HealthReport health, DateTimeOffset now)
    {
        var failing = health.Entries.Where(entry => entry.Value.Status != HealthStatus.Healthy).ToList();
        lock (gate)
        {
            foreach (var recovered in failingSince.Keys.Except(failing.Select(f => f.Key), StringComparer.Ordinal).ToList())
                failingSince.Remove(recovered);
            foreach (var (check, _) in failing)
                failingSince.TryAdd(check, now);
            return
            [
                .. failing.Select(entry => new ServiceProblem
                {
                    Check = entry.Key,
                    Reason = entry.Value.Description ?? entry.Value.Exception?.Message ?? "The check fails.",
                    Since = failingSince[entry.Key],
                }),
            ];
        }
    }

    /// <summary>Publishes the report, unless the broker is unreachable or blocked, which the broker's monitor reports.</summary>
    public async Task ReportAsync(CancellationToken cancellationToken)
    {
        if (broker.Away is not null || broker.Blocked is not null)
            return;
        var report = await CurrentAsync(cancellationToken);
        await PublishLimit.KeepAsync(limited => bus.Publish(report, limited), cancellationToken);
    }
}
