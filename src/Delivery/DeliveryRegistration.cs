using BriefingBus.Delivery.Ledger;
using BriefingBus.Delivery.Notices;
using BriefingBus.Delivery.Outlets;
using BriefingBus.Persistence;
using BriefingBus.ServiceDefaults.Bus;
using BriefingBus.ServiceDefaults.Health;
using BriefingBus.ServiceDefaults.Loops;
using MassTransit;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BriefingBus.Delivery;

/// <summary>Registers Delivery in a process of its own or beside other services.</summary>
public static class DeliveryRegistration
{
    /// <summary>The key of <c>briefing.yaml</c> that Delivery reads in addition to <c>editions</c> and <c>deliver</c>.</summary>
    public static readonly TopLevelKey NoticesKey = TopLevelKey.Of<NoticeOptions>("notices");

    /// <summary>Registers the ledger, and the outlets of some kinds.</summary>
    public static IServiceCollection AddDelivery(
        this IServiceCollection services, DatabaseOptions database, IReadOnlyList<OutletKind> kinds)
    {
        TransientFault.AddRule(DeliveryFaults.IsTransient);
        services.AddServiceDatabase<DeliveryContext, SqliteDeliveryContext, PostgresDeliveryContext>(
            database, PostgresDeliveryContext.Schema);
        services.TryAddSingleton(TimeProvider.System);
        services.AddMetrics().AddSingleton<DeliveryMetrics>();
        services.AddSingleton<Deliverer>();
        services.AddSingleton<IssueNotifications>();
        services.AddSingleton<DeliveryListing>();
        services.AddSingleton<DeliveryDecisions>();
        IReadOnlyList<string> queues = [.. kinds.Select(kind => kind.Name)];
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<DeliveryProgress>(provider, queues));
        services.TryAddSingleton(new NoticeOptions());
        services.AddSingleton<SerializedWriter<DeliveryContext>>();
        services.AddSingleton<ReportStore>();
        services.AddSingleton<Heartbeat>();
        services.AddSingleton<OperatorNotices>();
        services.AddHealthChecks().AddCheck<UncertainDeliveries>("deliveries", tags: [HealthEndpoints.Ready]);
        services.AddHealthChecks().AddCheck<DeliveryProgress>("deliveries due", tags: [HealthEndpoints.Ready]);
        services.AddLoop<DeliveryProgress>(
            new LoopOptions("waiting briefings") { Interval = DeliveryProgress.Interval },
            (progress, stopping) => progress.CountWaitingAsync(stopping));
        foreach (var kind in kinds)
            kind.AddServices(services);
        return services;
    }

    /// <summary>Registers the notices to the operator. Needs the process's own reports.</summary>
    public static IServiceCollection AddOperatorNotices(this IServiceCollection services) => services.AddLoop<OperatorNotices>(
        new LoopOptions("notices") { Interval = OperatorNotices.Interval }, (notices, stopping) => notices.UpdateAsync(stopping));

    /// <summary>Registers a consumer for each kind, on a queue of its own, so that a broken mail server does not hold up Slack.</summary>
    public static void AddDeliveryConsumers(this IBusRegistrationConfigurator bus, IReadOnlyList<OutletKind> kinds)
    {
        if (kinds.Count > 0)
        {
            // Reports are stored in order.
            bus.AddConsumer<ServiceReportedConsumer>((_, c) => c.ConcurrentMessageLimit = 1).Endpoint(e => e.Name = QueueNames.Notices);
            bus.AddConsumer<DeliveriesConsumer>((_, c) => c.ConcurrentMessageLimit = 4).Endpoint(e => e.Name = QueueNames.Deliveries);
            bus.AddConsumer<OutletCheckConsumer>((_, c) => c.ConcurrentMessageLimit = 4).Endpoint(e => e.Name = QueueNames.Deliveries);
        }
        foreach (var kind in kinds)
            kind.AddConsumers(bus);
    }
}
