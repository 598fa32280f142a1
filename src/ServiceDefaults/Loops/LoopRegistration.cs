using System.Threading.Channels;
using BriefingBus.ServiceDefaults.Health;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BriefingBus.ServiceDefaults.Loops;

/// <summary>Registers what a process does again and again by itself.</summary>
public static class LoopRegistration
{
    /// <summary>Repeats a pass of a service's work under supervision, and has readiness report how it goes. The only way to run anything in
    /// the background.</summary>
    /// <typeparam name="TWork">The service, a singleton that is registered.</typeparam>
    /// <param name="services">The services.</param>
    /// <param name="options">How often, and under which name.</param>
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
        services.AddHealthChecks().Add(new HealthCheckRegistration(
            options.Name, provider => provider.GetRequiredService<SupervisedLoop<TWork>>(), failureStatus: null, [HealthEndpoints.Ready]));
        return services;
    }
}

/// <summary>How a loop runs.</summary>
/// <param name="Name">What it does, in a word or two: its name in logs and in the readiness report.</param>
public sealed record LoopOptions(string Name)
{
    /// <summary>The time between two ticks, by a clock that no one can set; null for a loop that runs once at the start and then only when
    /// it is signalled.</summary>
    public TimeSpan? Interval { get; init; }

    /// <summary>Whether the first pass comes at the start, and not with the first tick or signal.</summary>
    public bool AtStart { get; init; } = true;

    /// <summary>How long a pass may take, or be overdue, before the process counts as not ready.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(25);
}

/// <summary>Wakes the loop of <typeparamref name="TWork"/> before its next tick. Signals that come while it is at work are one.</summary>
/// <typeparam name="TWork">Whose loop.</typeparam>
public sealed class LoopSignal<TWork>
{
    private readonly Channel<bool> signals =
        Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    internal ChannelReader<bool> Signals => signals.Reader;

    /// <summary>Wakes it; returns at once.</summary>
    public void Raise() => signals.Writer.TryWrite(true);
}
