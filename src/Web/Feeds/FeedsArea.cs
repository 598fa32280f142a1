using MassTransit;

namespace BriefingBus.Web.Feeds;

/// <summary>The area's services, consumers and endpoints.</summary>
internal static class FeedsArea
{
    public static IServiceCollection AddFeeds(this IServiceCollection services) => services;

    public static void AddFeedsConsumers(this IBusRegistrationConfigurator bus)
    {
        _ = bus;
    }

    public static void MapFeeds(this IEndpointRouteBuilder endpoints)
    {
        _ = endpoints;
    }
}
