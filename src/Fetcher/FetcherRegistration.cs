using System.Globalization;
using BriefingBus.Configuration;
using BriefingBus.Fetcher.Articles;
using BriefingBus.Fetcher.Http;
using BriefingBus.Fetcher.Polling;
using BriefingBus.Fetcher.Storage;
using BriefingBus.Http;
using BriefingBus.Persistence;
using BriefingBus.ServiceDefaults.Bus;
using BriefingBus.ServiceDefaults.Health;
using BriefingBus.ServiceDefaults.Loops;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BriefingBus.Fetcher;

/// <summary>Registers Fetcher in a process: its own, or one that it shares with the other services.</summary>
public static class FetcherRegistration
{
    /// <summary>The key of <c>briefing.yaml</c> that Fetcher reads beside <c>editions</c>.</summary>
    public static readonly TopLevelKey FetchKey = TopLevelKey.Of<FetchOptions>("fetch");

    /// <summary>Registers what polls feeds when it is asked to. <see cref="BriefingConfiguration"/> and <see cref="FetchOptions"/> come
    /// from the services.</summary>
    /// <param name="services">The services.</param>
    /// <param name="database">Where Fetcher remembers feeds.</param>
    /// <param name="bus">The bus: one that lives in the process makes Fetcher fetch again what a killed process may have lost.</param>
    public static IServiceCollection AddFetcher(this IServiceCollection services, DatabaseOptions database, BusOptions bus)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(new FetchOptions());
        services.AddServiceDatabase<FetcherContext, SqliteFetcherContext, PostgresFetcherContext>(
            database, PostgresFetcherContext.Schema);
        services.AddSingleton(s => new FetchClient(
            s.GetRequiredService<FetchOptions>(), s.GetRequiredService<TimeProvider>(), s.GetService<HostLookup>()));
        services.AddSingleton<FeedRetrieval>();
        services.AddSingleton<RobotsCache>();
        services.AddSingleton<ArticlePages>();
        services.AddSingleton<FeedStateStore>();
        services.AddSingleton<EditionTimes>();
        services.AddMetrics().AddSingleton<PollMetrics>();
        services.AddSingleton(s => new FeedLeases(
            s.GetRequiredService<IDbContextFactory<FetcherContext>>(), ThisProcess(s.GetRequiredService<TimeProvider>()),
            s.GetRequiredService<FetchOptions>().Lease, s.GetRequiredService<TimeProvider>()));
        var lifetime = bus.Host is null ? BusLifetime.Process : BusLifetime.Broker;
        services.AddSingleton<FailedPollLog>();
        services.AddSingleton(s => ActivatorUtilities.CreateInstance<FeedPoller>(s, lifetime));
        services.AddSingleton(s => ActivatorUtilities.CreateInstance<DueFeeds>(s, lifetime));
        services.AddHostedService(s => s.GetRequiredService<DueFeeds>());
        services.AddHealthChecks().Add(new HealthCheckRegistration(
            "polls in progress", s => s.GetRequiredService<DueFeeds>(), failureStatus: null, [HealthEndpoints.Ready]));
        return services.AddLoop<DueFeeds>(
            new LoopOptions("polls") { Interval = DueFeeds.Interval, Timeout = TimeSpan.FromMinutes(3) }, (due, stopping) => due.ClaimDueAsync(stopping));
    }

    /// <summary>Has feeds polled when they are due, too.</summary>
    public static IServiceCollection AddFetcherSchedule(this IServiceCollection services) => services.AddSingleton<ScheduledPolls>();

    /// <summary>Has every feed polled once at the start.</summary>
    public static IServiceCollection AddPollsAtStart(this IServiceCollection services) => services.AddSingleton<PollAtStart>();

    /// <summary>Registers the consumers.</summary>
    public static IBusRegistrationConfigurator AddFetcherConsumers(this IBusRegistrationConfigurator bus)
    {
        bus.AddConsumer<FetchFeedConsumer, FetchFeedConsumerDefinition>();
        return bus;
    }

    private static string ThisProcess(TimeProvider time) => string.Create(
        CultureInfo.InvariantCulture, $"{Environment.MachineName}/{Environment.ProcessId}/{time.GetUtcNow().Ticks:x}/{time.GetTimestamp():x}");
}
