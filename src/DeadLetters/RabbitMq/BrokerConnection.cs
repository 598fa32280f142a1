using BriefingBus.ServiceDefaults.Bus;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace BriefingBus.DeadLetters.RabbitMq;

/// <summary>One connection to the broker for all work on dead letters, opened on first use and reopened after it broke.</summary>
public sealed class BrokerConnection(BusOptions options) : IAsyncDisposable
{
    private readonly SemaphoreSlim gate = new(1);
    private IConnection? connection;

    /// <summary>The open connection.</summary>
    /// <exception cref="BrokerUnreachableException">The broker cannot be reached, or refuses the user.</exception>
    internal async Task<IConnection> OpenAsync(CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            if (connection is { IsOpen: true })
                return connection;
            if (connection is not null)
                await connection.DisposeAsync();
            var factory = new ConnectionFactory
            {
                UserName = options.User,
                Password = options.ReadPassword(),
                VirtualHost = options.VirtualHost,
                ClientProvidedName = "dead letters",
                AutomaticRecoveryEnabled = false,
            };
            connection = await factory.CreateConnectionAsync(
                [.. options.Nodes.Select(node => new AmqpTcpEndpoint(new Uri("amqp://" + node)))], cancellationToken);
            await ReplayReports.DeclareAsync(connection, cancellationToken);
            return connection;
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>The number of ready messages of a queue, or null if there is no such queue.</summary>
    internal static async Task<long?> CountAsync(IConnection connection, string queue, CancellationToken cancellationToken)
    {
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

    public async ValueTask DisposeAsync()
    {
        if (connection is not null)
            await connection.DisposeAsync();
        gate.Dispose();
    }
}
