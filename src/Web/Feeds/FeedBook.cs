using BriefingBus.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace BriefingBus.Web.Feeds;

/// <summary>Lets those who write into the feeds' part of the read model in one at a time: within the process by waiting in line, among
/// processes by the database's own lock. Each write is a transaction, so that a message that comes twice finds what it did the first time.</summary>
public sealed class FeedBook(IDbContextFactory<WebContext> contexts) : IDisposable
{
    private readonly SemaphoreSlim line = new(1);

    /// <summary>Runs <paramref name="write"/> in a transaction of its own and saves what it changed.</summary>
    public async Task WriteAsync(Func<WebContext, Task> write, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(write);
        await line.WaitAsync(cancellationToken);
        try
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            await context.LockOutOtherWritersAsync(cancellationToken);
            await write(context);
            await context.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        finally
        {
            line.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => line.Dispose();

    /// <summary>The feed's row, made where there is none yet.</summary>
    internal static async Task<StoredFeed> FeedAsync(WebContext context, string url, string name, CancellationToken cancellationToken)
    {
        var id = FeedId.Of(url);
        return await context.Set<StoredFeed>().FindAsync([id], cancellationToken)
            ?? context.Add(new StoredFeed { Id = id, Url = url, Name = name }).Entity;
    }
}
