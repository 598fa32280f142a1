using BriefingBus.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BriefingBus.Composer.Storage;

/// <summary>Deletes items and the feeds' history that are older than <see cref="RetentionOptions.Keep"/>. It never deletes
/// briefings.</summary>
public sealed partial class RetentionJob(
    SerializedWriter<ComposerContext> writer, RetentionOptions options, TimeProvider clock, ILogger<RetentionJob> log)
{
    /// <summary>The maximum span that an hourly run deletes. Transactions stay short, and a clock that is years ahead for an hour costs a
    /// day of the oldest items instead of all.</summary>
    public static readonly TimeSpan MaxPerRun = TimeSpan.FromDays(1);

    /// <summary>Deletes what is due.</summary>
    /// <returns>The number of deleted revisions.</returns>
    public async Task<int> PruneAsync(CancellationToken cancellationToken)
    {
        var limit = clock.GetUtcNow() - options.Keep;
        var pruned = await writer.WriteAsync(
            async context =>
            {
                var oldest = await context.Revisions.MinAsync(r => (DateTimeOffset?)r.KnownAt, cancellationToken);
                var before = oldest is { } first && first + MaxPerRun < limit ? first + MaxPerRun : limit;
                await context.AwaitedPolls.Where(p => p.FetchedAt < before).ExecuteDeleteAsync(cancellationToken);
                await context.FailedItems.Where(f => f.KnownAt < before).ExecuteDeleteAsync(cancellationToken);
                await context.FeedStatusPeriods
                    .Where(s => s.CheckedAt < before
                        && context.FeedStatusPeriods.Any(later => later.FeedUrl == s.FeedUrl && later.Since > s.Since))
                    .ExecuteDeleteAsync(cancellationToken);
                return await context.Revisions.Where(r => r.KnownAt < before).ExecuteDeleteAsync(cancellationToken);
            },
            cancellationToken);
        if (pruned > 0)
            LogPruned(log, pruned, limit);
        return pruned;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Pruned {Count} revisions of items from before {Limit}")]
    private static partial void LogPruned(ILogger log, int count, DateTimeOffset limit);
}
