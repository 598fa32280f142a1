using BriefingBus.ServiceDefaults.Bus;
using BriefingBus.Delivery.Ledger;
using BriefingBus.Persistence;
using BriefingBus.ServiceDefaults.Health;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BriefingBus.Delivery;

/// <summary>Registers what outlets deliver with.</summary>
public static class DeliveryRegistration
{
    /// <summary>Registers the ledger and <see cref="Deliverer"/>; once, however many kinds of outlet the process has.</summary>
    public static IServiceCollection AddDeliveries(this IServiceCollection services, DatabaseOptions database)
    {
        if (services.Any(s => s.ServiceType == typeof(Deliverer)))
            return services;
        TransientFault.AddRule(DeliveryFaults.CanPass);
        services.AddServiceDatabase<DeliveryContext, SqliteDeliveryContext, PostgresDeliveryContext>(database, PostgresDeliveryContext.Schema);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<Deliverer>();
        services.AddSingleton<TroubleNews>();
        services.AddHealthChecks().AddCheck<UncertainDeliveries>("deliveries", tags: [HealthEndpoints.Ready]);
        return services;
    }
}
