using BriefingBus.DeadLetters.Ingest;
using BriefingBus.DeadLetters.OneProcess;
using BriefingBus.DeadLetters.RabbitMq;
using BriefingBus.DeadLetters.Replay;
using BriefingBus.DeadLetters.Retention;
using BriefingBus.DeadLetters.Storage;
using BriefingBus.Persistence;
using BriefingBus.ServiceDefaults.Bus;
using BriefingBus.ServiceDefaults.Loops;
using MassTransit;
using MassTransit.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BriefingBus.DeadLetters;

/// <summary>Registers the table of failed messages, and the services that ingest and replay them.</summary>
public static class DeadLetterRegistration
{
    /// <summary>The interval of looking for what another process has begun, or left unfinished.</summary>
    private static readonly TimeSpan DispatchInterval = TimeSpan.FromSeconds(1);

    /// <summary>Registers the table and the operations on it. Registering it twice has no further effect.</summary>
    public static IServiceCollection AddFailedMessages(this IServiceCollection services, DatabaseOptions database)
    {
        if (services.Any(s => s.ServiceType == typeof(FailedMessageStore)))
            return services;
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(new RetentionOptions());
        return services
            .AddServiceDatabase<FailedMessageContext, SqliteFailedMessageContext,
                PostgresFailedMessageContext>(database, FailedMessageContext.Name)
            .AddSingleton<SerializedWriter<FailedMessageContext>>()
            .AddSingleton<FailedMessageStore>()
            .AddSingleton<FailureWriter>()
            .AddSingleton<OutcomeWriter>()
            .AddSingleton<LoopSignal<ReplayDispatcher>>()
            .AddSingleton<OperationRegistry>()
            .AddSingleton<DeadLetterService>();
    }

    /// <summary>Registers the services for a broker's queues: ingest, and the transport of replays. Starts nothing.</summary>
    public static IServiceCollection AddBrokerDeadLetters(this IServiceCollection services, BusOptions bus) => services
        .AddSingleton(_ => new BrokerConnection(bus))
        .AddSingleton(provider => ActivatorUtilities.CreateInstance<FailureQueues>(provider, bus))
        .AddSingleton<BrokerIngest>()
        .AddSingleton<QueueBrowser>()
        .AddSingleton<IReplayTransport, RabbitMqReplayTransport>()
        .AddSingleton<ReplayDispatcher>();

    /// <summary>Makes this process move a broker's dead letters into the table, dispatch replays, and delete old decided messages. Several
    /// processes share the work.</summary>
    public static IServiceCollection AddBrokerDeadLetterLoops(this IServiceCollection services)
    {
        services.AddLoop<BrokerIngest>(new LoopOptions("failed messages") { Interval = TimeSpan.FromMilliseconds(200) },
            (ingest, stopping) => ingest.ConsumeAsync(stopping));
        return services.AddDispatchLoops();
    }

    /// <summary>Writes failures of this process's consumers into the table, and sends replays to them. Only for the in-memory
    /// transport.</summary>
    /// <param name="bus">The process's bus.</param>
    /// <param name="database">The database of the table.</param>
    public static void AddInMemoryDeadLetters(this IBusRegistrationConfigurator bus, DatabaseOptions database)
    {
        var queues = new ConsumedQueues();
        bus.AddFailedMessages(database);
        bus.AddSingleton(queues);
        bus.AddSingleton<IReplayTransport, InMemoryReplayTransport>();
        bus.AddSingleton<ReplayDispatcher>();
        bus.AddSingleton<FailureCapture>();
        bus.AddSingleton<Redelivery>();
        bus.AddHostedService(provider => provider.GetRequiredService<Redelivery>());
        bus.AddDispatchLoops();
        bus.AddConsumer<ReplayFinishedConsumer>().Endpoint(e => e.Name = ReplayFinishedConsumer.Queue);
        bus.AddConfigureEndpointsCallback((context, queue, endpoint) =>
        {
            if (queue == ReplayFinishedConsumer.Queue)
                return;
            queues.Add(queue);
            var capture = context.GetRequiredService<FailureCapture>();
            endpoint.ConfigureError(failed =>
            {
                failed.UseFilter(new GenerateFaultFilter());
                failed.UseFilter(capture);
            });
            endpoint.ConfigureDeadLetter(unknown => unknown.UseFilter(capture));
        });
    }

    private static IServiceCollection AddDispatchLoops(this IServiceCollection services)
    {
        services.AddLoop<ReplayDispatcher>(new LoopOptions("replays") { Interval = DispatchInterval }, (dispatcher, stopping) =>
            dispatcher.PassAsync(stopping));
        services.AddLoop<OperationRegistry>(new LoopOptions("operations") { Interval = DispatchInterval }, (operations, stopping) =>
            operations.EndFinishedAsync(stopping));
        services.AddSingleton<RetentionJob>();
        return services.AddLoop<RetentionJob>(new LoopOptions("retention of failed messages") { Interval = RetentionJob.Interval },
            (retention, stopping) => retention.RunAsync(stopping));
    }
}
