using BriefingBus.DeadLetters;
using BriefingBus.Persistence;
using BriefingBus.ServiceDefaults.Bus;
using BriefingBus.Web.DeadLetters.Copies;
using BriefingBus.Web.DeadLetters.Operations;

namespace BriefingBus.Web.DeadLetters;

/// <summary>The area's services and endpoints. Over a broker, this process takes the dead letters into the table and dispatches
/// replays.</summary>
internal static class DeadLettersArea
{
    public static IServiceCollection AddDeadLetters(this IServiceCollection services, BusOptions bus, DatabaseOptions database)
    {
        services.AddFailedMessages(database);
        if (bus.Host is not null)
            services.AddBrokerDeadLetters(bus).AddBrokerDeadLetterLoops();
        return services
            .AddSingleton(provider => new DeadLetterOptions
            {
                CopyFolder = provider.GetRequiredService<WebOptions>().Discarded ?? Path.Combine(database.Folder, "discarded"),
            })
            .AddSingleton(provider => new DiscardedCopies(
                provider.GetRequiredService<DeadLetterOptions>().CopyFolder, provider.GetRequiredService<TimeProvider>()))
            .AddSingleton<CommandConfirmation>()
            .AddSingleton<OperationRunner>()
            .AddHostedService(provider => provider.GetRequiredService<OperationRunner>());
    }

    public static void MapDeadLetters(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapReading();
        endpoints.MapCommands();
        endpoints.MapNotes();
    }
}
