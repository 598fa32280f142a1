using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace BriefingBus.ServiceDefaults.Bus;

/// <summary>Connections to the broker beside MassTransit's, for what MassTransit's API does not cover.</summary>
internal static class BrokerConnections
{
    /// <summary>Opens a connection to the first node that answers.</summary>
    /// <exception cref="BrokerUnreachableException">No node answers, or all refuse the sign-in: see <see cref="Reason"/>.</exception>
    public static Task<IConnection> OpenAsync(BusOptions options, string name, CancellationToken cancellationToken) =>
        OpenAsync(new ConnectionFactory
        {
            UserName = options.User,
            Password = options.ReadPassword(),
            VirtualHost = options.VirtualHost,
            AutomaticRecoveryEnabled = false,
        }, options, name, cancellationToken);

    /// <summary>Opens a connection as MassTransit's factory would.</summary>
    public static Task<IConnection> OpenAsync(
        ConnectionFactory factory, BusOptions options, string name, CancellationToken cancellationToken)
    {
        // MassTransit's resolver would offer only the first node.
        var nodes = new DefaultEndpointResolver(options.Nodes.Select(node =>
            new AmqpTcpEndpoint(new Uri("amqp://" + node), BrokerTls.For(options, node))));
        return factory.CreateConnectionAsync(nodes, name, cancellationToken);
    }

    /// <summary>Whether a queue exists.</summary>
    public static async Task<bool> HasQueueAsync(IConnection connection, string queue, CancellationToken cancellationToken)
    {
        // A queue that does not exist closes the channel.
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
        try
        {
            await channel.QueueDeclarePassiveAsync(queue, cancellationToken);
            return true;
        }
        catch (OperationInterruptedException absent) when (absent.ShutdownReason?.ReplyCode == Constants.NotFound)
        {
            return false;
        }
    }

    /// <summary>Why the broker was not reached, and what to do, in a sentence.</summary>
    public static string Reason(Exception exception, BusOptions options)
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
