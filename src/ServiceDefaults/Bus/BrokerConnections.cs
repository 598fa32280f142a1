using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace BriefingBus.ServiceDefaults.Bus;

/// <summary>Opens connections to the broker beside MassTransit's, for operations that MassTransit's API does not have.</summary>
public static class BrokerConnections
{
    /// <summary>Opens a connection to the first node that answers.</summary>
    /// <param name="options">The broker.</param>
    /// <param name="name">The connection's name on the broker.</param>
    /// <param name="cancellationToken">Cancels the attempt.</param>
    /// <exception cref="BrokerUnreachableException">No node answers, or all refuse the sign-in.</exception>
    public static Task<IConnection> OpenAsync(BusOptions options, string name, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        var factory = new ConnectionFactory
        {
            UserName = options.User,
            Password = options.ReadPassword(),
            VirtualHost = options.VirtualHost,
            AutomaticRecoveryEnabled = false,
        };
        return OpenAsync(factory, options, name, cancellationToken);
    }

    /// <summary>Opens a connection as MassTransit's factory would.</summary>
    internal static Task<IConnection> OpenAsync(
        ConnectionFactory factory, BusOptions options, string name, CancellationToken cancellationToken)
    {
        // MassTransit's resolver would return only the first node.
        var nodes = new DefaultEndpointResolver(options.Nodes.Select(node =>
            new AmqpTcpEndpoint(new Uri("amqp://" + node), BrokerTls.For(options, node))));
        return factory.CreateConnectionAsync(nodes, name, cancellationToken);
    }

    /// <summary>The number of messages that are ready in a queue; null if the queue does not exist.</summary>
    public static async Task<long?> CountAsync(IConnection connection, string queue, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(connection);
        // A queue that does not exist closes the channel.
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
        try
        {
            return (await channel.QueueDeclarePassiveAsync(queue, cancellationToken)).MessageCount;
        }
        catch (OperationInterruptedException absent) when (absent.ShutdownReason?.ReplyCode == Constants.NotFound)
        {
            return null;
        }
    }

    /// <summary>Why the broker was not reached, and what to do, as a sentence.</summary>
    internal static string Reason(Exception exception, BusOptions options)
    {
        for (var inner = exception; inner is not null; inner = inner.InnerException)
            switch (inner)
            {
                case System.Security.Authentication.AuthenticationException tls:
                    return $"RabbitMQ at {options.Host} is not trusted, or does not trust this process: {tls.Message} "
                        + "See BUS__TLS_CA_FILE and BUS__TLS_CERTIFICATE_FILE";
                case AuthenticationFailureException or PossibleAuthenticationFailureException:
                    return $"RabbitMQ at {options.Host} refuses the password of user '{options.User}': "
                        + "see BUS__USER, and BUS__PASSWORD or BUS__PASSWORD_FILE";
                case OperationInterruptedException { ShutdownReason: { } closed }:
                    return $"RabbitMQ at {options.Host} refuses: {closed.ReplyText}";
                default:
                    break;
            }
        return $"RabbitMQ at {options.Host} cannot be reached: {exception.GetBaseException().Message}";
    }
}
