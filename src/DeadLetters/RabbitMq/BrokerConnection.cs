using BriefingBus.ServiceDefaults.Bus;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace BriefingBus.DeadLetters.RabbitMq;

/// <summary>The only connection to the broker for dead letters, opened on first use and reopened after it breaks.</summary>
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
            connection = await BrokerConnections.OpenAsync(options, "dead letters", cancellationToken);
            await ReplayReports.DeclareAsync(connection, cancellationToken);
            return connection;
        }
        finally
        {
            gate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (connection is not null)
            await connection.DisposeAsync();
        gate.Dispose();
    }
}
