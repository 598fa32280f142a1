using System.Buffers.Binary;
using System.Data;
using BriefingBus.Contracts;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace BriefingBus.Persistence;

/// <summary>A PostgreSQL lock that is not on a row. It ends with the transaction or the connection, so that a killed process blocks no
/// other (PostgreSQL's documentation, 13.3.5).</summary>
public sealed class AdvisoryLock : IAsyncDisposable
{
    private readonly DbContext context;
    private readonly long number;

    private AdvisoryLock(DbContext context, long number) => (this.context, this.number) = (context, number);

    /// <summary>The number of a lock.</summary>
    /// <param name="kind">The kind of the locked thing, such as <c>outlet</c>.</param>
    /// <param name="name">The name of the thing.</param>
    public static long NumberOf(string kind, string name) =>
        BinaryPrimitives.ReadInt64BigEndian(NameBasedId.Create(kind, name).ToByteArray());

    /// <summary>Waits for the lock and holds it until the result is disposed or the connection ends.</summary>
    public static async Task<AdvisoryLock> TakeAsync(DbContext context, long number, CancellationToken cancellationToken)
    {
        await context.Database.OpenConnectionAsync(cancellationToken);
        await context.Database.ExecuteSqlAsync($"SELECT pg_advisory_lock({number})", cancellationToken);
        return new AdvisoryLock(context, number);
    }

    /// <summary>Releases the lock. Otherwise the pool would keep it, since it resets a connection only on its next use.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            if (context.Database.GetDbConnection().State == ConnectionState.Open)
                await context.Database.ExecuteSqlAsync($"SELECT pg_advisory_unlock({number})", CancellationToken.None);
        }
        catch (NpgsqlException) when (context.Database.GetDbConnection().State != ConnectionState.Open)
        {
            // The connection is broken, which released the lock.
        }
    }

    /// <summary>Waits for the lock and holds it until the current transaction ends.</summary>
    public static Task TakeForTransactionAsync(DbContext context, long number, CancellationToken cancellationToken) =>
        context.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({number})", cancellationToken);
}
