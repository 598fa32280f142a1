using BriefingBus.Configuration;
using BriefingBus.Delivery;
using BriefingBus.Persistence;
using BriefingBus.Webhook.Delivering;
using MassTransit;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BriefingBus.Webhook;

/// <summary>Registers web hooks in a process of their own or beside other services.</summary>
public static class WebhookRegistration
{
    /// <summary>The kind of outlet, and the name of its queue.</summary>
    public const string Kind = "webhook";

    /// <summary>The key of <c>briefing.yaml</c>: <c>deliver.webhook</c>.</summary>
    public static readonly TopLevelKey Key = TopLevelKey.OfOutlets<WebhookOptions>(Kind);

    /// <summary>Registers the web hooks that the configuration names. Needs <see cref="Outlets{WebhookOptions}"/>.</summary>
    public static IServiceCollection AddWebhook(this IServiceCollection services, DatabaseOptions database)
    {
        services.AddDeliveries(database);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<WebhookClients>();
        services.AddSingleton<WebhookReceivers>();
        return services;
    }

    /// <summary>Registers the consumer.</summary>
    public static void AddWebhookConsumers(this IBusRegistrationConfigurator bus) => bus.AddConsumer<WebhookConsumer, WebhookConsumerDefinition>();
}
