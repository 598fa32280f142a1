using MassTransit;

namespace BriefingBus.Web.Archive;

/// <summary>The area's services, consumers and endpoints.</summary>
internal static class ArchiveArea
{
    public static IServiceCollection AddArchive(this IServiceCollection services) => services.AddSingleton<BriefingArchive>();

    public static void AddArchiveConsumers(this IBusRegistrationConfigurator bus) =>
        bus.AddConsumer<BriefingComposedConsumer, BriefingComposedConsumerDefinition>();

    public static void MapArchive(this IEndpointRouteBuilder endpoints)
    {
        _ = endpoints;
    }
}
