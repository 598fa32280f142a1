using BriefingBus.ServiceDefaults.Health;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BriefingBus.ServiceDefaults.Loops;

/// <summary>Registers what a process does again and again by itself.</summary>
public static class LoopRegistration
{
    /// <summary>Repeats a pass of a service's work under supervision, and has readiness report how it goes. The only way to run anything in the background.</summary>
    /// <typeparam name="TWork">The service, a singleton that is registered.</typeparam>
    /// <param name="services">The services.</param>
    /// <param name="options">How often, and under which name.</param>
    /// <param name="pass">One pass of its work.</param>
    public static IServiceCollection AddLoop<TWork>(this IServiceCollection services, LoopOptions options, Func<TWork, CancellationToken, Task> pass)
        where TWork : notnull
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddMetrics().TryAddSingleton<LoopMetrics>();
        services.TryAddSingleton<LoopSignal<TWork>>();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<SupervisedLoop<TWork>>(
            provider, options, (CancellationToken stopping) => pass(provider.GetRequiredService<TWork>(), stopping)));
        services.AddHostedService(provider => provider.GetRequiredService<SupervisedLoop<TWork>>());
        services.AddHealthChecks().Add(new HealthCheckRegistration(
            options.Name, provider => provider.GetRequiredService<SupervisedLoop<TWork>>(), failureStatus: null, [HealthEndpoints.Ready]));
        return services;
    }
}
