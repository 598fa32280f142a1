using BriefingBus.DeadLetters.Sqlite;
using BriefingBus.ServiceDefaults.Loops;
using MassTransit;
using MassTransit.Middleware;
using Microsoft.Extensions.DependencyInjection;

namespace BriefingBus.DeadLetters.OneProcess;

/// <summary>Registers the dead letters of a process whose queues are in its memory.</summary>
public static class OneProcessRegistration
{
    /// <summary>Has what fails at the process's consumers kept in the data folder, and what was replayed taken back from there.
    /// For the in-memory transport alone: a broker keeps dead letters by itself.</summary>
    /// <param name="bus">The process's bus.</param>
    /// <param name="folder">The data folder.</param>
    public static void AddKeptDeadLetters(this IBusRegistrationConfigurator bus, string folder)
    {
        var queues = new ConsumedQueues();
        bus.AddSingleton(queues);
        bus.AddSingleton(provider => new SqliteDeadLetters(folder, provider.GetRequiredService<TimeProvider>()));
        bus.AddSingleton<ReturningLetters>();
        bus.AddHostedService(provider => provider.GetRequiredService<ReturningLetters>());
        bus.AddLoop<ReturningLetters>(new LoopOptions("replays") { Interval = ReturningLetters.Look }, (returning, stopping) => returning.GiveAsync(stopping));
        bus.AddConsumer<ReplayFinishedConsumer, ReplayFinishedConsumerDefinition>();
        bus.AddConfigureEndpointsCallback((context, queue, endpoint) =>
        {
            if (queue == ReplayFinishedConsumerDefinition.Queue)
                return;
            queues.Add(queue);
            var letters = context.GetRequiredService<SqliteDeadLetters>();
            endpoint.ConfigureError(failed =>
            {
                failed.UseFilter(new GenerateFaultFilter());
                failed.UseFilter(new FailedMessageKeeping(letters));
            });
            endpoint.ConfigureDeadLetter(unknown => unknown.UseFilter(new UnknownMessageKeeping(letters)));
        });
    }
}
