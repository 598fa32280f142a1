using BriefingBus.Composer.Storage;
using BriefingBus.Contracts;
using BriefingBus.FeedHealth;
using BriefingBus.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BriefingBus.Composer.Collecting;

/// <summary>Stores the entries that could not be cleaned, for the briefing's report.</summary>
public sealed class FailedItemCollector(SerializedWriter<ComposerContext> writer, TimeProvider clock)
{
    /// <summary>Stores a failed entry; a second report of the same failure changes nothing.</summary>
    public Task CollectAsync(CleanItem failed, CancellationToken cancellationToken) =>
        writer.WriteAsync(async context =>
        {
            var known = await context.FailedItems
                .AnyAsync(f => f.ItemId == failed.Entry.ItemId && f.FetchId == failed.FetchId, cancellationToken);
            if (!known)
                context.FailedItems.Add(new FailedItem
                {
                    ItemId = failed.Entry.ItemId,
                    FetchId = failed.FetchId,
                    FeedUrl = failed.FeedUrl,
                    Name = StoredText.Of(FailedItemName.Of(failed.Entry)),
                    KnownAt = clock.GetUtcNow(),
                });
            return known;
        }, cancellationToken);
}
