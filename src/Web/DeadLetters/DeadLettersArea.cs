using BriefingBus.Persistence;
using BriefingBus.ServiceDefaults.Bus;
using BriefingBus.Web.DeadLetters.Auditing;
using BriefingBus.Web.DeadLetters.Copies;
using BriefingBus.Web.DeadLetters.Looking;
using BriefingBus.Web.DeadLetters.Running;
using MassTransit;

namespace BriefingBus.Web.DeadLetters;

/// <summary>The area's services, consumers and endpoints.</summary>
internal static class DeadLettersArea
{
    public static IServiceCollection AddDeadLetters(this IServiceCollection services, BusOptions bus, DatabaseOptions database) => services
        .AddSingleton(provider => new DeadLetterOptions
        {
            CopyFolder = provider.GetRequiredService<WebOptions>().Discarded ?? Path.Combine(database.Folder, "discarded"),
        })
        .AddSingleton(provider => ActivatorUtilities.CreateInstance<DeadLetterStore>(provider, bus, database))
        .AddHostedService(provider => provider.GetRequiredService<DeadLetterStore>())
        .AddSingleton<LookBook>()
        .AddSingleton<AuditBook>()
        .AddSingleton<LetterCopies>()
        .AddSingleton<Asking>()
        .AddSingleton<RunBook>()
        .AddHostedService(provider => provider.GetRequiredService<RunBook>());

    public static void AddDeadLettersConsumers(this IBusRegistrationConfigurator bus)
    {
        _ = bus;
    }

    public static void MapDeadLetters(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapReading();
        endpoints.MapCommands();
    }
}
