using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace BriefingBus.ServiceDefaults.Bus;

/// <summary>Declares a topology on the broker without consuming. Existing, equal objects do not change.</summary>
internal static class TopologyDeclaration
{
    /// <summary>Declares as much as the broker accepts.</summary>
    /// <returns>The broker's refusals as sentences; empty if it accepted everything.</returns>
    public static async Task<IReadOnlyList<string>> DeclareAsync(
        IConnection connection, BusTopology topology, CancellationToken cancellationToken)
    {
        var refusals = new List<string>();
        foreach (var exchange in topology.Exchanges)
            await TryAsync($"exchange {exchange.Name}", channel => channel.ExchangeDeclareAsync(
                exchange.Name, exchange.Type, exchange.Durable, exchange.AutoDelete, cancellationToken: cancellationToken));
        foreach (var queue in topology.Queues)
            await TryAsync($"queue {queue.Name}", channel => channel.QueueDeclareAsync(
                queue.Name, durable: true, exclusive: false, autoDelete: false, queue.Arguments.ToDictionary(),
                cancellationToken: cancellationToken));
        // A binding to a refused queue or exchange would only repeat the refusal.
        if (refusals.Count > 0)
            return refusals;
        foreach (var binding in topology.ExchangeBindings)
            await TryAsync($"binding {binding.Source} to {binding.Destination}", channel => channel.ExchangeBindAsync(
                binding.Destination, binding.Source, routingKey: "", cancellationToken: cancellationToken));
        foreach (var binding in topology.QueueBindings)
            await TryAsync($"binding {binding.Source} to queue {binding.Destination}", channel => channel.QueueBindAsync(
                binding.Destination, binding.Source, routingKey: "", cancellationToken: cancellationToken));
        return refusals;

        // A refusal closes its channel.
        async Task TryAsync(string what, Func<IChannel, Task> declare)
        {
            var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
            try
            {
                await declare(channel);
                await channel.CloseAsync(cancellationToken);
            }
            catch (OperationInterruptedException refused) when (connection.IsOpen)
            {
                refusals.Add($"{what}: {refused.ShutdownReason?.ReplyText ?? refused.Message}");
            }
            finally
            {
                await channel.AbortAsync(CancellationToken.None);
            }
        }
    }
}

/// <summary>The topology could not be declared.</summary>
/// <param name="message">The obstacles, each on a line of its own.</param>
public sealed class TopologyException(string message) : Exception(message);
