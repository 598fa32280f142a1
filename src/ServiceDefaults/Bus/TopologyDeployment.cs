using RabbitMQ.Client.Exceptions;

namespace BriefingBus.ServiceDefaults.Bus;

/// <summary>Declares every exchange, queue and binding of a set of consumers without consuming, so that no message published before a
/// service first starts is lost.</summary>
public static class TopologyDeployment
{
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(1);

    /// <summary>Declares the topology; existing, equal objects do not change. Waits for a broker that is not available yet.</summary>
    /// <returns>The queues' names, without their dead-letter queues.</returns>
    /// <exception cref="TopologyException">Existing queues or exchanges differ: the message names all of them. Or
    /// <paramref name="cancellationToken"/> was cancelled first.</exception>
    public static async Task<IReadOnlyCollection<string>> DeployAsync(
        BusOptions options, Action<IBusRegistrationConfigurator> consumers, CancellationToken cancellationToken)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(TimeProvider.System);
        services.AddBriefingBus(options, consumers);
        await using var provider = services.BuildServiceProvider();
        var topology = BusTopology.Of(provider.GetRequiredService<IBusControl>());
        var progress = $"RabbitMQ at {options.Host} was not reached in time";
        try
        {
            // The client respects the token while it waits for responses, but not everywhere on the socket.
            var refusals = await DeclareAsync().WaitAsync(cancellationToken);
            return refusals.Count == 0
                ? [.. topology.Consumed.Order(StringComparer.Ordinal)]
                : throw new TopologyException(
                    $"RabbitMQ at {options.Host} has {refusals.Count} that disagree. Delete each, or move its messages, and deploy again:\n"
                    + string.Join('\n', refusals.Select(r => "  " + r)));
        }
        catch (OperationCanceledException)
        {
            throw new TopologyException(progress);
        }

        async Task<IReadOnlyList<string>> DeclareAsync()
        {
            while (true)
            {
                try
                {
                    await using var connection = await BrokerConnections.OpenAsync(options, "topology", cancellationToken);
                    progress = $"RabbitMQ at {options.Host} is reached, but did not answer every declaration in time";
                    var refusals = await TopologyDeclaration.DeclareAsync(connection, topology, cancellationToken);
                    if (refusals.Count == 0)
                        await QueueRegistry.AnnounceAsync(connection, topology.Consumed, cancellationToken);
                    return refusals;
                }
                catch (Exception away) when (away is BrokerUnreachableException or AlreadyClosedException)
                {
                    progress = BrokerConnections.Reason(away, options);
                }
                await Task.Delay(Retry, TimeProvider.System, cancellationToken);
            }
        }
    }
}
