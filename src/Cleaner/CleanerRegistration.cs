using BriefingBus.Cleaner.Cleaning;
using BriefingBus.Cleaner.Summaries;
using MassTransit;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BriefingBus.Cleaner;

/// <summary>Registers the Cleaner in a process.</summary>
public static class CleanerRegistration
{
    /// <summary>Registers what the consumers need; <see cref="SummaryOptions"/> registered before stay.</summary>
    public static IServiceCollection AddCleaner(this IServiceCollection services)
    {
        services.TryAddSingleton(new SummaryOptions());
        return services;
    }

    /// <summary>Registers the consumers of <c>FeedFetched</c> and <c>CleanItem</c>.</summary>
    public static void AddCleanerConsumers(this IBusRegistrationConfigurator bus)
    {
        bus.AddConsumer<FeedFetchedConsumer, FeedFetchedConsumerDefinition>();
        bus.AddConsumer<CleanItemConsumer, CleanItemConsumerDefinition>();
    }
}
