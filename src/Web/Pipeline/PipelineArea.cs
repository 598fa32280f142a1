using BriefingBus.Hosting.Bus;
using MassTransit;

namespace BriefingBus.Web.Pipeline;

/// <summary>The area's services, consumers and endpoints.</summary>
internal static class PipelineArea
{
    public static IServiceCollection AddPipeline(this IServiceCollection services, BusOptions bus)
    {
        _ = bus;
        return services;
    }

    public static void AddPipelineConsumers(this IBusRegistrationConfigurator bus)
    {
        _ = bus;
    }

    public static void MapPipeline(this IEndpointRouteBuilder endpoints)
    {
        _ = endpoints;
    }
}
