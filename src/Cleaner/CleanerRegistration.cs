using BriefingBus.Cleaner.Cleaning;
using BriefingBus.Cleaner.Models;
using BriefingBus.Cleaner.Summaries;
using BriefingBus.Configuration;
using BriefingBus.Contracts;
using BriefingBus.Http;
using MassTransit;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BriefingBus.Cleaner;

/// <summary>Registers the Cleaner in a process.</summary>
public static class CleanerRegistration
{
    /// <summary>The key of <c>briefing.yaml</c> that the Cleaner reads.</summary>
    public static readonly TopLevelKey SummariesKey = TopLevelKey.Of<SummaryOptions>("summaries");

    /// <summary>Registers the services of the consumers; <see cref="SummaryOptions"/> that are registered already are kept.</summary>
    public static IServiceCollection AddCleaner(this IServiceCollection services)
    {
        services.TryAddSingleton(new SummaryOptions());
        services.TryAddSingleton(TimeProvider.System);
        services.AddMetrics().AddSingleton<CleaningMetrics>();
        services.AddSingleton<TokenAllowance>();
        services.AddSingleton<ModelRefusals>();
        services.AddSingleton<ModelSummaries>();
        services.AddSingleton<ItemEmbedding>();
        // Each request has its own time limit. Redirects are off: one could send the key to another host.
        services.AddSingleton(provider =>
        {
            var http = OutboundHttp.Configured();
            http.Timeout = Timeout.InfiniteTimeSpan;
            return new ChatEndpoint(http, provider.GetRequiredService<TimeProvider>());
        });
        return services;
    }

    /// <summary>Registers the consumers of <c>FeedFetched</c> and <c>CleanItem</c>.</summary>
    public static void AddCleanerConsumers(this IBusRegistrationConfigurator bus)
    {
        bus.AddConsumer<FeedFetchedConsumer, FeedFetchedConsumerDefinition>();
        // One at a time: an entry that failed once may be expensive.
        bus.AddConsumer<CleanItemConsumer>((_, c) => c.ConcurrentMessageLimit = 1).Endpoint(e => e.Name = QueueNames.CleanItem);
    }
}
