using System.Collections.Concurrent;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using RabbitMQ.Client.Exceptions;

namespace BriefingBus.ServiceDefaults.Bus;

/// <summary>Declares every exchange, queue and binding of a set of consumers, without consuming anything, so that nothing that is
/// published before a service first starts is lost.</summary>
public static class TopologyDeployment
{
    /// <summary>Declares them; what is there already, and agrees, stays as it is. A broker that is not there yet is waited for.</summary>
    /// <returns>The queues' names, without their dead letters.</returns>
    /// <exception cref="TopologyException">A queue or exchange that is there disagrees, or the broker was not reached before
    /// <paramref name="cancellationToken"/> ended the wait.</exception>
    public static async Task<IReadOnlyCollection<string>> DeployAsync(
        BusOptions options, Action<IBusRegistrationConfigurator> consumers, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var watch = new EndpointWatch(stop);
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(TimeProvider.System);
        services.AddReceiveEndpointObserver(_ => watch);
        services.AddBriefingBus(options, consumers);
        await using var provider = services.BuildServiceProvider();
        try
        {
            await provider.GetRequiredService<IBusControl>().DeployAsync(stop.Token);
        }
        catch (Exception exception) when (watch.Fault is not null || exception is OperationCanceledException)
        {
            throw new TopologyException(
                watch.Fault?.GetBaseException().Message ?? $"RabbitMQ at {options.Host} was not reached in time", exception);
        }
        return watch.Queues.Keys.Order().ToList();
    }

    /// <summary>Notes the queues that stand, and ends the deployment at the first that disagrees: MassTransit would try for ever.</summary>
    private sealed class EndpointWatch(CancellationTokenSource stop) : IReceiveEndpointObserver
    {
        // AMQP 0-9-1 §1.2, constants.
        private const ushort AccessRefused = 403;
        private const ushort PreconditionFailed = 406;

        public ConcurrentDictionary<string, bool> Queues { get; } = new();

        public Exception? Fault { get; private set; }

        public Task Ready(ReceiveEndpointReady ready)
        {
            if (ready.ReceiveEndpoint.InputAddress is { } address && !address.Query.Contains("temporary=true"))
                Queues[address.Segments[^1]] = true;
            return Task.CompletedTask;
        }

        public Task Faulted(ReceiveEndpointFaulted faulted)
        {
            // Connections heal; what the broker answers to a declaration does not.
            Fault ??= Refusal(faulted.Exception);
            return Fault is null ? Task.CompletedTask : stop.CancelAsync();
        }

        private static OperationInterruptedException? Refusal(Exception? exception) => exception switch
        {
            null => null,
            OperationInterruptedException { ShutdownReason.ReplyCode: AccessRefused or PreconditionFailed } refusal => refusal,
            AggregateException several => several.InnerExceptions.Select(Refusal).FirstOrDefault(r => r is not null),
            _ => Refusal(exception.InnerException),
        };

        public Task Stopping(ReceiveEndpointStopping stopping) => Task.CompletedTask;

        public Task Completed(ReceiveEndpointCompleted completed) => Task.CompletedTask;
    }
}
