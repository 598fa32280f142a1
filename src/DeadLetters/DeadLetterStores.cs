using BriefingBus.DeadLetters.RabbitMq;
using BriefingBus.DeadLetters.Sqlite;
using BriefingBus.Persistence;
using BriefingBus.ServiceDefaults.Bus;

namespace BriefingBus.DeadLetters;

/// <summary>Tells where an installation's dead letters are: on its broker, or where it has none, in its data folder.</summary>
public static class DeadLetterStores
{
    /// <summary>Opens them; whoever opens them disposes of them.</summary>
    /// <exception cref="RabbitMQ.Client.Exceptions.BrokerUnreachableException">The broker is not reached, or refuses the sign-in.</exception>
    /// <exception cref="Microsoft.Data.Sqlite.SqliteException">The file in the data folder cannot be opened.</exception>
    public static async Task<IDeadLetters> OpenAsync(BusOptions bus, DatabaseOptions database, TimeProvider clock, CancellationToken cancellationToken) => bus.Host is null
        ? await SqliteDeadLetters.OpenAsync(database.Folder, clock, cancellationToken)
        : await RabbitMqDeadLetters.OpenAsync(bus, clock, cancellationToken);
}
