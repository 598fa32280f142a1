using BriefingBus.DeadLetters;
using BriefingBus.ServiceDefaults.Bus;
using BriefingBus.ServiceDefaults.Health;
using BriefingBus.ServiceDefaults.Loops;
using BriefingBus.Web.DeadLetters.Copies;
using BriefingBus.Web.DeadLetters.Operations;

namespace BriefingBus.Web.DeadLetters;

/// <summary>The area's services and endpoints. With a broker, this process also moves dead letters into the table and dispatches
/// replays.</summary>
internal static class DeadLettersArea
{
    public static IServiceCollection AddDeadLetters(this IServiceCollection services, BusOptions bus, DatabaseOptions database)
    {
        services.AddFailedMessages(database);
        if (bus.Host is not null)
            services.AddBrokerDeadLetters(bus).AddBrokerDeadLetterLoops();
        return services
            .AddSingleton(provider => new DiscardedCopies(
                provider.GetRequiredService<WebOptions>().Discarded ?? Path.Combine(database.Folder, "discarded"),
                provider.GetRequiredService<TimeProvider>()))
            .AddMetrics()
            .AddSingleton<DeadLetterCounts>()
            .AddHealthChecks().AddCheck<DeadLetterCounts>(DeadLetterCounts.Check, tags: [HealthEndpoints.Notice]).Services
            .AddLoop<DeadLetterCounts>(
                new LoopOptions("dead letter counts") { Interval = TimeSpan.FromSeconds(30) },
                (counts, stopping) => counts.CountAsync(stopping))
            .AddSingleton<CommandConfirmation>()
            .AddSingleton<OperationRunner>()
            .AddHostedService(provider => provider.GetRequiredService<OperationRunner>());
    }

    public static void MapDeadLetters(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapReading();
        endpoints.MapAudit();
        endpoints.MapCommands();
        endpoints.MapEditing();
        endpoints.MapNotes();
    }
}
