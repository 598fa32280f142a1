using BriefingBus.Composer.Storage;
using BriefingBus.Contracts;
using BriefingBus.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BriefingBus.Composer.Collecting;

/// <summary>Keeps which entries could not be cleaned, so that the briefing can say so.</summary>
public sealed class FailedItemCollector(SerializedWriter<ComposerContext> writer, TimeProvider clock)
{
    /// <summary>Keeps that an entry failed; a second report of the same failure changes nothing.</summary>
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
                    Name = StoredText.Of(NameOf(failed.Entry)),
                    KnownAt = clock.GetUtcNow(),
                });
            return known;
        }, cancellationToken);

    // The title is HTML that could not be cleaned: it is shown only where it is plain text anyhow.
    private static string NameOf(FetchedEntry entry) =>
        entry.Title is { Length: > 0 and <= 200 } title && title.AsSpan().IndexOfAny('<', '&') < 0 ? title : entry.Link ?? entry.EntryId;
}
