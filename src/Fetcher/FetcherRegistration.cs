using BriefingBus.Fetcher.Articles;
using BriefingBus.Fetcher.Discovery;
using BriefingBus.Fetcher.Http;
using BriefingBus.Fetcher.Pictures;
using BriefingBus.Fetcher.Polling;
using BriefingBus.Fetcher.Storage;
using BriefingBus.Http;
using BriefingBus.Persistence;
using BriefingBus.ServiceDefaults.Bus;
using BriefingBus.ServiceDefaults.Health;
using BriefingBus.ServiceDefaults.Loops;
using MassTransit;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BriefingBus.Fetcher;

/// <summary>Registers Fetcher in a process of its own or in a shared one.</summary>
public static class FetcherRegistration
{
    /// <summary>The key of <c>briefing.yaml</c> that Fetcher reads besides <c>editions</c>.</summary>
    public static readonly TopLevelKey FetchKey = TopLevelKey.Of<FetchOptions>("fetch");

    /// <summary>Registers what polls feeds on request. <see cref="BriefingConfiguration"/> and <see cref="FetchOptions"/> come from the
    /// services.</summary>
    /// <param name="services">The services.</param>
    /// <param name="database">The database of feeds.</param>
    /// <param name="bus">The bus: with an in-memory bus, Fetcher fetches again what a killed process may have lost.</param>
    public static IServiceCollection AddFetcher(this IServiceCollection services, DatabaseOptions database, BusOptions bus)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(new FetchOptions());
        services.AddServiceDatabase<FetcherContext, SqliteFetcherContext, PostgresFetcherContext>(
            database, PostgresFetcherContext.Schema);
        services.AddSingleton(s => new FetchClient(
            s.GetRequiredService<FetchOptions>(), s.GetRequiredService<TimeProvider>(), s.GetService<HostLookup>()));
        services.AddSingleton<FeedRetrieval>();
        services.AddSingleton<FeedFinder>();
        services.AddSingleton<RobotsCache>();
        services.AddSingleton<ArticlePages>();
        services.AddSingleton<EntryPictures>().AddSingleton<PictureSearch>().AddSingleton<PictureMetrics>();
        services.AddSingleton<FeedStateStore>();
        services.AddSingleton<EditionTimes>();
        services.AddSingleton<RunningPolls>();
        services.AddSingleton<PollAttempt>().AddSingleton<FeedPoller>();
        services.AddMetrics().AddSingleton<PollMetrics>();
        services.AddSingleton<FailedPollLog>();
        services.AddSingleton(s => ActivatorUtilities.CreateInstance<FeedLeases>(s, ThisProcess(s.GetRequiredService<TimeProvider>())));
        services.Configure<PollingMode>(mode => mode.BusDiesWithProcess = bus.Host is null);
        services.AddSingleton<PollFailures>().AddSingleton<DueFeeds>();
        services.AddHostedService(s => s.GetRequiredService<DueFeeds>());
        services.AddHealthChecks().AddCheck<RunningPolls>("polls in progress", tags: [HealthEndpoints.Ready]);
        return services.AddLoop<DueFeeds>(
            new LoopOptions("polls") { Interval = DueFeeds.Interval, Timeout = TimeSpan.FromMinutes(3) },
            (due, stopping) => due.ClaimDueAsync(stopping));
    }

    /// <summary>Also polls feeds when they are due.</summary>
    public static IServiceCollection AddFetcherSchedule(this IServiceCollection services) =>
        services.Configure<PollingMode>(mode => mode.OnSchedule = true);

    /// <summary>Polls every feed once at the start.</summary>
    public static IServiceCollection AddPollsAtStart(this IServiceCollection services) =>
        services.Configure<PollingMode>(mode => mode.AtStart = true);

    /// <summary>Registers the consumers except that of <see cref="AddPictureConsumer"/>.</summary>
    public static IBusRegistrationConfigurator AddFetcherConsumers(this IBusRegistrationConfigurator bus)
    {
        bus.AddConsumer<FetchFeedConsumer>((_, c) => c.ConcurrentMessageLimit = 4).Endpoint(e => e.Name = QueueNames.FetchFeed);
        bus.AddConsumer<FindFeedsConsumer>((_, c) => c.ConcurrentMessageLimit = 2).Endpoint(e => e.Name = QueueNames.FindFeeds);
        return bus;
    }

    /// <summary>Registers the consumer that fetches pictures, for processes with a subscriber that shows them.</summary>
    public static void AddPictureConsumer(this IBusRegistrationConfigurator bus) =>
        // Requests to one host wait for one another; this many hosts get requests at once.
        bus.AddConsumer<FetchPictureConsumer>((_, c) => c.ConcurrentMessageLimit = 8).Endpoint(e => e.Name = QueueNames.FetchPicture);

    private static string ThisProcess(TimeProvider time) =>
        $"{Environment.MachineName}/{Environment.ProcessId}/{time.GetUtcNow().Ticks:x}/{time.GetTimestamp():x}";
}
