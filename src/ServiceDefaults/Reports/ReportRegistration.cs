using BriefingBus.ServiceDefaults.Loops;
using Microsoft.Extensions.DependencyInjection;

namespace BriefingBus.ServiceDefaults.Reports;

/// <summary>Registers the reports of a process.</summary>
public static class ReportRegistration
{
    /// <summary>Has the process report how it is.</summary>
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
