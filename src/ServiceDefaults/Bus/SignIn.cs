using MassTransit;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace BriefingBus.ServiceDefaults.Bus;

/// <summary>Tries the sign-in before each of MassTransit's connections, and enters the process's queues in the register. MassTransit never tries again after a refused password, not even
/// when a person has set it right since; a failure that is reported from here it does retry, with its growing waits.</summary>
internal static class SignIn
{
    /// <exception cref="ConnectionException">The broker refuses, or is not reached; the message says which, and what to do.</exception>
    public static async Task TryAsync(ConnectionFactory factory, BusOptions options, QueueRegister register)
    {
        try
        {
            // A resolver of our own: MassTransit's would offer the first node alone.
            var nodes = new DefaultEndpointResolver(options.Nodes.Select(node => new AmqpTcpEndpoint(new Uri("amqp://" + node))));
            await using var connection = await factory.CreateConnectionAsync(nodes, clientProvidedName: null);
            await register.AnnounceAsync(connection);
            await connection.CloseAsync();
        }
        catch (Exception exception) when (exception is BrokerUnreachableException or OperationInterruptedException or TimeoutException)
        {
            var reason = Reason(exception, options);
#pragma warning disable MA0054 // With the refusal itself inside, MassTransit would call the failure permanent and never try again.
            throw new RabbitMqConnectionException(reason, new BrokerUnreachableException(new IOException(reason)));
#pragma warning restore MA0054
        }
    }

    private static string Reason(Exception exception, BusOptions options)
    {
        for (var inner = exception; inner is not null; inner = inner.InnerException)
            switch (inner)
            {
                case AuthenticationFailureException or PossibleAuthenticationFailureException:
                    return $"RabbitMQ at {options.Host} refuses the password of user '{options.User}': see BUS__USER, and BUS__PASSWORD or BUS__PASSWORD_FILE";
                case OperationInterruptedException { ShutdownReason: { } closed }:
                    return $"RabbitMQ at {options.Host} refuses: {closed.ReplyText}";
                default:
                    break;
            }
        return $"RabbitMQ at {options.Host} is not reached: {exception.GetBaseException().Message}";
    }
}
