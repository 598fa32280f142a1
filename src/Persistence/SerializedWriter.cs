using Microsoft.EntityFrameworkCore;

namespace BriefingBus.Persistence;

/// <summary>Serializes the writes to a service's database, so that the data that a write has read is still valid when it saves: within the
/// process by a semaphore, among processes by the database. On PostgreSQL that is an advisory lock, which blocks no reader and no
/// autovacuum (a table lock would cancel it); on SQLite every transaction begins as <c>BEGIN IMMEDIATE</c>.</summary>
/// <typeparam name="TContext">The service's context.</typeparam>
public sealed class SerializedWriter<TContext>(IDbContextFactory<TContext> contexts) : IDisposable
    where TContext : DbContext
{
    private readonly SemaphoreSlim turn = new(1);

    /// <summary>Runs <paramref name="write"/> in a transaction of its own and saves its changes.</summary>
    public async Task<T> WriteAsync<T>(Func<TContext, Task<T>> write, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            if (context.Database.IsNpgsql())
            {
                var number = AdvisoryLock.NumberOf("writer", context.Model.GetDefaultSchema() ?? "");
                await AdvisoryLock.TakeForTransactionAsync(context, number, cancellationToken);
            }
            var result = await write(context);
            await context.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return result;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Runs <paramref name="write"/> in a transaction of its own and saves its changes.</summary>
    public Task WriteAsync(Func<TContext, Task> write, CancellationToken cancellationToken) => WriteAsync(
        async context =>
        {
            await write(context);
            return true;
        },
        cancellationToken);

    public void Dispose() => turn.Dispose();
}
