using BriefingBus.Hosting.Bus;
using MassTransit;

namespace BriefingBus.Web.DeadLetters;

/// <summary>The area's services, consumers and endpoints.</summary>
internal static class DeadLettersArea
{
    public static IServiceCollection AddDeadLetters(this IServiceCollection services, BusOptions bus)
    {
        _ = bus;
        return services;
    }

    public static void AddDeadLettersConsumers(this IBusRegistrationConfigurator bus)
    {
        _ = bus;
    }

    public static void MapDeadLetters(this IEndpointRouteBuilder endpoints)
    {
        _ = endpoints;
    }
}
