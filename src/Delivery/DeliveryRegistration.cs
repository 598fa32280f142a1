using BriefingBus.Delivery.Ledger;
using BriefingBus.Persistence;
using BriefingBus.ServiceDefaults.Bus;
using BriefingBus.ServiceDefaults.Health;
using MassTransit;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BriefingBus.Delivery;

/// <summary>Registers Delivery in a process of its own or beside other services.</summary>
public static class DeliveryRegistration
{
    /// <summary>Registers the ledger, and the outlets of some kinds.</summary>
    public static IServiceCollection AddDelivery(this IServiceCollection services, DatabaseOptions database, IReadOnlyList<OutletKind> kinds)
    {
        TransientFault.AddRule(DeliveryFaults.IsTransient);
        services.AddServiceDatabase<DeliveryContext, SqliteDeliveryContext, PostgresDeliveryContext>(database, PostgresDeliveryContext.Schema);
        services.TryAddSingleton(TimeProvider.System);
        services.AddMetrics().AddSingleton<DeliveryMetrics>();
        services.AddSingleton<Deliverer>();
        services.AddSingleton<IssueNotifications>();
        services.AddHealthChecks().AddCheck<UncertainDeliveries>("deliveries", tags: [HealthEndpoints.Ready]);
        foreach (var kind in kinds)
            kind.AddServices(services);
        return services;
    }

    /// <summary>Registers a consumer for each kind, on a queue of its own: a broken mail server never holds up Slack.</summary>
    public static void AddDeliveryConsumers(this IBusRegistrationConfigurator bus, IReadOnlyList<OutletKind> kinds)
    {
        foreach (var kind in kinds)
            kind.AddConsumer(bus);
    }
}
