using BriefingBus.ServiceDefaults.Bus.Checks;
using BriefingBus.ServiceDefaults.Health;
using BriefingBus.ServiceDefaults.Loops;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BriefingBus.ServiceDefaults.Bus;

/// <summary>Registers the bus of a process, with the only call of <c>AddMassTransit</c>.</summary>
public static class BusRegistration
{
    /// <summary>The time for which a stopping process waits for messages in progress; unfinished ones return to their queue.</summary>
    private static readonly TimeSpan MaxStop = TimeSpan.FromSeconds(12);

    /// <summary>Registers the bus with the transport of the options and the consumers of every service in this process.</summary>
    /// <param name="services">The services.</param>
    /// <param name="options">The options of the bus.</param>
    /// <param name="consumers">Adds the consumers, each with the name of its queue.</param>
    public static IServiceCollection AddBriefingBus(
        this IServiceCollection services, BusOptions options, Action<IBusRegistrationConfigurator> consumers)
    {
        services.AddOptions<MassTransitHostOptions>().Configure(host =>
        {
            host.StopTimeout = MaxStop + TimeSpan.FromSeconds(2);
            host.ConsumerStopTimeout = MaxStop;
        });
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<BrokerStatus>();
        services.TryAddSingleton<ConsumerFaultLog>();
        services.TryAddSingleton(new QueueDepths(options));
        if (options.Host is not null)
        {
            services.AddSingleton(provider => ActivatorUtilities.CreateInstance<BrokerMonitor>(provider, options));
            services.AddLoop<BrokerMonitor>(
                new LoopOptions("broker monitor") { Interval = BrokerMonitor.Interval }, (monitor, stopping) =>
                    monitor.CheckAsync(stopping));
            services.AddSingleton(provider => ActivatorUtilities.CreateInstance<TopologyGuard>(provider, options));
            services.AddLoop<TopologyGuard>(
                new LoopOptions("topology") { Interval = TopologyGuard.Interval }, (guard, stopping) => guard.CheckAsync(stopping));
            services.AddHealthChecks().AddCheck<BrokerStatus>("broker", tags: [HealthEndpoints.Ready]);
            services.AddCertificateCheck("broker certificates", options.TlsCaFile, options.TlsCertificateFile);
        }
        return services.AddMassTransit(bus => Register(bus, options, consumers))
            .RemoveMassTransitHostedService()
            .AddHostedService<BusLifetime>();
    }

    private static void Register(IBusRegistrationConfigurator bus, BusOptions options, Action<IBusRegistrationConfigurator> consumers)
    {
        bus.DisableUsageTelemetry();
        bus.SetKebabCaseEndpointNameFormatter();
        bus.AddConfigureEndpointsCallback((context, _, endpoint) =>
        {
            // Added before the retries, so that it sees their outcome.
            endpoint.UseFilter(new ReplayReport(context.GetRequiredService<TimeProvider>()));
            FaultPolicy.Apply(endpoint, context.GetRequiredService<ConsumerFaultLog>());
            endpoint.UseConsumeFilter(typeof(MessageCheckFilter<>), context);
            BatchedMessageCheck.AddTo(endpoint);
        });
        bus.AddReceiveObserver<FailedMessageLog>();
        bus.AddPublishObserver<ConfigurationStamp>();
        consumers(bus);
        if (options.Host is null)
        {
            bus.UsingInMemory((context, transport) => transport.ConfigureEndpoints(context));
            return;
        }
        var register = new QueueRegistry();
        bus.AddConfigureEndpointsCallback((_, queue, endpoint) =>
        {
            DurableQueue.Apply(queue, (IRabbitMqReceiveEndpointConfigurator)endpoint);
            register.Add(queue);
        });
        bus.AddPublishObserver<MandatoryPublishObserver>();
        bus.AddReceiveEndpointObserver<LostQueueLog>();
        bus.UsingRabbitMq((context, transport) =>
        {
            RabbitMqTransport.Configure(
                transport, options, register, context.GetRequiredService<BrokerStatus>(),
                context.GetRequiredService<ILogger<BrokerMonitor>>());
            transport.ConfigureEndpoints(context);
        });
    }
}
