using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace BriefingBus.ServiceDefaults.Bus;

/// <summary>Signs in to the broker before MassTransit opens a connection, and adds the process's queues to the registry. After a refused
/// password MassTransit never retries, even if the password has been corrected since. It does retry a failure that this probe reports, with
/// growing waits.</summary>
internal static class BrokerConnectionProbe
{
    /// <exception cref="ConnectionException">The broker refuses the sign-in or cannot be reached; the message gives the reason, and what to
    /// do.</exception>
    public static async Task TryAsync(
        ConnectionFactory factory, BusOptions options, QueueRegistry register, BrokerStatus status, ILogger log)
    {
        status.CountConnection();
        try
        {
            await using var connection = await BrokerConnections.OpenAsync(factory, options, "sign-in", CancellationToken.None);
            if (await register.IsLostAsync(connection))
            {
                status.CountLoss();
                log.LogError(
                    "RabbitMQ at {Host} came back without its queues and the messages in them; fetching again what can be fetched",
                    options.Host);
            }
            await register.AnnounceAsync(connection);
            await connection.CloseAsync();
        }
        catch (Exception exception) when (exception is BrokerUnreachableException or OperationInterruptedException or TimeoutException)
        {
            var reason = BrokerConnections.Reason(exception, options);
#pragma warning disable MA0054 // With the refusal as inner exception, MassTransit would consider the failure permanent and never retry.
            throw new RabbitMqConnectionException(reason, new BrokerUnreachableException(new IOException(reason)));
#pragma warning restore MA0054
        }
    }
}
