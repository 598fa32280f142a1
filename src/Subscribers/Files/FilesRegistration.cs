using BriefingBus.Configuration;
using BriefingBus.Delivery;
using BriefingBus.Files.Delivering;
using BriefingBus.Persistence;
using MassTransit;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BriefingBus.Files;

/// <summary>Registers folders in a process of their own or beside other services.</summary>
public static class FilesRegistration
{
    /// <summary>The kind of outlet, and the name of its queue.</summary>
    public const string Kind = "files";

    /// <summary>The key of <c>briefing.yaml</c>: <c>deliver.files</c>.</summary>
    public static readonly TopLevelKey Key = TopLevelKey.OfOutlets<FilesOptions>(Kind);

    /// <summary>Registers the folders that the configuration names. Needs <see cref="Outlets{FilesOptions}"/>.</summary>
    public static IServiceCollection AddFiles(this IServiceCollection services, DatabaseOptions database)
    {
        services.AddDeliveries(database);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<BriefingFolders>();
        return services;
    }

    /// <summary>Registers the consumer.</summary>
    public static void AddFilesConsumers(this IBusRegistrationConfigurator bus) => bus.AddConsumer<FilesConsumer, FilesConsumerDefinition>();
}
