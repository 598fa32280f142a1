using BriefingBus.Configuration;
using BriefingBus.Delivery;
using BriefingBus.Persistence;
using BriefingBus.Slack.Api;
using BriefingBus.Slack.Delivering;
using MassTransit;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BriefingBus.Slack;

/// <summary>Registers Slack in a process of its own or beside other services.</summary>
public static class SlackRegistration
{
    /// <summary>The kind of outlet, and the name of its queue.</summary>
    public const string Kind = "slack";

    /// <summary>The key of <c>briefing.yaml</c>: <c>deliver.slack</c>.</summary>
    public static readonly TopLevelKey Key = TopLevelKey.OfOutlets<SlackOptions>(Kind);

    /// <summary>Registers the channels that the configuration names. Needs <see cref="Outlets{SlackOptions}"/>.</summary>
    public static IServiceCollection AddSlack(this IServiceCollection services, DatabaseOptions database)
    {
        services.AddDeliveries(database);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<SlackClient>();
        services.AddSingleton<SlackChannels>();
        return services;
    }

    /// <summary>Registers the consumer.</summary>
    public static void AddSlackConsumers(this IBusRegistrationConfigurator bus) => bus.AddConsumer<SlackConsumer, SlackConsumerDefinition>();
}
