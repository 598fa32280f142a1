using System.Buffers.Binary;
using System.Data;
using BriefingBus.Contracts;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace BriefingBus.Persistence;

/// <summary>A lock of PostgreSQL on something that is no row: it ends with the transaction or the connection, so a killed
/// process holds up nobody (PostgreSQL's documentation, 13.3.5).</summary>
public sealed class AdvisoryLock : IAsyncDisposable
{
    private readonly DbContext context;
    private readonly long number;

    private AdvisoryLock(DbContext context, long number) => (this.context, this.number) = (context, number);

    /// <summary>The number of a lock.</summary>
    /// <param name="kind">What is locked, such as <c>outlet</c>: keeps kinds apart.</param>
    /// <param name="name">Which one of them.</param>
    public static long NumberOf(string kind, string name) =>
        BinaryPrimitives.ReadInt64BigEndian(NameBasedId.Create(kind, name).ToByteArray());

    /// <summary>Waits for the lock, and keeps it until the result is disposed or the connection ends.</summary>
    public static async Task<AdvisoryLock> TakeAsync(DbContext context, long number, CancellationToken cancellationToken)
    {
        await context.Database.OpenConnectionAsync(cancellationToken);
        await context.Database.ExecuteSqlAsync($"SELECT pg_advisory_lock({number})", cancellationToken);
        return new AdvisoryLock(context, number);
    }

    /// <summary>Gives the lock back. The pool would keep it: it resets a connection only when it is used again.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            if (context.Database.GetDbConnection().State == ConnectionState.Open)
                await context.Database.ExecuteSqlAsync($"SELECT pg_advisory_unlock({number})", CancellationToken.None);
        }
        catch (NpgsqlException) when (context.Database.GetDbConnection().State != ConnectionState.Open)
        {
            // The connection has broken, and its end was the lock's.
        }
    }

    /// <summary>Waits for the lock, and keeps it until the current transaction ends.</summary>
    public static Task TakeForTransactionAsync(DbContext context, long number, CancellationToken cancellationToken) =>
        context.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({number})", cancellationToken);
}
