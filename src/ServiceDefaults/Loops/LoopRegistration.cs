using System.Threading.Channels;
using BriefingBus.ServiceDefaults.Health;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BriefingBus.ServiceDefaults.Loops;

/// <summary>Registers a process's background loops.</summary>
public static class LoopRegistration
{
    /// <summary>Repeats a pass of a service's work under supervision and includes it in readiness. All background work runs this
    /// way.</summary>
    /// <typeparam name="TWork">The service, a singleton that is registered.</typeparam>
    /// <param name="services">The services.</param>
    /// <param name="options">The name, the interval and the timeout of the loop.</param>
    /// <param name="pass">One pass of its work.</param>
    public static IServiceCollection AddLoop<TWork>(
        this IServiceCollection services, LoopOptions options, Func<TWork, CancellationToken, Task> pass)
        where TWork : notnull
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddMetrics().TryAddSingleton<LoopMetrics>();
        services.TryAddSingleton<LoopSignal<TWork>>();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<SupervisedLoop<TWork>>(
            provider, options, (CancellationToken stopping) => pass(provider.GetRequiredService<TWork>(), stopping)));
        services.AddHostedService(provider => provider.GetRequiredService<SupervisedLoop<TWork>>());
        services.AddHealthChecks().AddCheck<SupervisedLoop<TWork>>(options.Name, tags: [HealthEndpoints.Ready]);
        return services;
    }
}

/// <summary>The options of a loop.</summary>
/// <param name="Name">Its name in logs and in the readiness report: a word or two.</param>
public sealed record LoopOptions(string Name)
{
    /// <summary>The time between two ticks, by the monotonic clock, the first at the start; null for a loop that runs once at the start and
    /// then only when signalled.</summary>
    public TimeSpan? Interval { get; init; }

    /// <summary>The maximum duration or delay of a pass, after which the process counts as not ready.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(25);
}

/// <summary>Wakes the loop of <typeparamref name="TWork"/> before its next tick. Several signals during a pass count as one.</summary>
/// <typeparam name="TWork">The service of the loop.</typeparam>
public sealed class LoopSignal<TWork>
{
    private readonly Channel<bool> signals =
        Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    internal ChannelReader<bool> Signals => signals.Reader;

    /// <summary>Wakes the loop and returns at once.</summary>
    public void Raise() => signals.Writer.TryWrite(true);
}
