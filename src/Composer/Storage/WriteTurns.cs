using Microsoft.EntityFrameworkCore;

namespace BriefingBus.Composer.Storage;

/// <summary>Lets writers into Composer's database one at a time: within the process by waiting in line, among processes by the database's
/// own lock. Writes are short and come in batches, so one at a time is fast, and a briefing can say exactly what was known to it.</summary>
public sealed class WriteTurns(IDbContextFactory<ComposerContext> contexts) : IDisposable
{
    private readonly SemaphoreSlim line = new(1);

    /// <summary>Runs <paramref name="write"/> in a transaction of its own and saves what it changed.</summary>
    public async Task<T> TakeAsync<T>(Func<ComposerContext, Task<T>> write, CancellationToken cancellationToken)
    {
        await line.WaitAsync(cancellationToken);
        try
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            await context.LockOutOtherWritersAsync(cancellationToken);
            var result = await write(context);
            await context.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return result;
        }
        finally
        {
            line.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => line.Dispose();
}
