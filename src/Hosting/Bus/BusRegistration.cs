using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace BriefingBus.Hosting.Bus;

/// <summary>Registers the bus of a process: the one call of <c>AddMassTransit</c>.</summary>
public static class BusRegistration
{
    /// <summary>Registers the bus over the transport that the options name, with the consumers of every service in this process.</summary>
    public static IServiceCollection AddBriefingBus(
        this IServiceCollection services, BusOptions options, Action<IBusRegistrationConfigurator> consumers) =>
        services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry();
            bus.SetKebabCaseEndpointNameFormatter();
            consumers(bus);
            if (options.Host is null)
                bus.UsingInMemory((context, transport) => transport.ConfigureEndpoints(context));
            else
                bus.UsingRabbitMq((context, transport) => transport.ConfigureEndpoints(context));
        });
}
