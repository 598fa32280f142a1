using BriefingBus.Composer.Storage;
using BriefingBus.Composer.Stories.Sketches;
using BriefingBus.Configuration;
using BriefingBus.Contracts;
using Microsoft.EntityFrameworkCore;

namespace BriefingBus.Composer.Composing;

/// <summary>The edition's last briefing before an instant.</summary>
/// <param name="ScheduledAt">The instant that it is for.</param>
/// <param name="ComposedAt">When it was composed.</param>
/// <param name="ItemsKnown">The highest revision number that was known when it was composed.</param>
/// <param name="Composed">The briefing.</param>
internal sealed record EarlierBriefing(DateTimeOffset ScheduledAt, DateTimeOffset ComposedAt, long ItemsKnown, BriefingComposed Composed)
{
    /// <summary>How far back the items of earlier briefings are read. Earlier ones of an item that has returned are read as well.</summary>
    private static readonly TimeSpan LookBack = TimeSpan.FromDays(10);

    public static Task<EarlierBriefing?> LastAsync(
        ComposerContext context, string edition, DateTimeOffset before, Watermark known, CancellationToken cancellationToken) =>
        context.Briefings
            .Where(b => b.Edition == edition && b.Number <= known.Briefings && b.ScheduledAt < before)
            .OrderByDescending(b => b.ScheduledAt)
            .Select(b => new EarlierBriefing(b.ScheduledAt, b.ComposedAt, b.ItemsKnown, b.Composed))
            .FirstOrDefaultAsync(cancellationToken);

    /// <summary>The items of earlier briefings: recent ones, and those of the given items.</summary>
    public static async Task<IReadOnlyList<BriefedItem>> BriefedAsync(
        ComposerContext context, EditionOptions edition, DateTimeOffset at, WindowItems window, Watermark known,
        CancellationToken cancellationToken)
    {
        var remembered = at - (edition.Lookback * 2 > LookBack ? edition.Lookback * 2 : LookBack);
        var items = window.MayBeKnownBefore(remembered);
        var included = await (
            from item in context.IncludedItems
            join briefing in context.Briefings on item.BriefingNumber equals briefing.Number
            join revision in context.Revisions on item.RevisionNumber equals revision.Number
            where briefing.Edition == edition.Name && briefing.Number <= known.Briefings
                && (briefing.ScheduledAt >= remembered || EF.Parameter(items).Contains(item.ItemId))
            orderby briefing.Number, revision.Number
            select new { briefing.ScheduledAt, item.StoryId, item.ThreadId, item.ThreadSince, revision.Item })
                .ToListAsync(cancellationToken);

        return [.. included.Select(t => new BriefedItem
        {
            ItemId = t.Item.ItemId,
            FeedUrl = t.Item.FeedUrl,
            BriefedAt = t.ScheduledAt,
            ContentHash = t.Item.ContentHash,
            Fingerprint = t.Item.Fingerprint,
            Title = t.Item.Title,
            Summary = t.Item.Summary,
            Text = t.Item.Text,
            Language = t.Item.Language,
            Names = t.Item.Names,
            Embedding = t.Item.Embedding,
            Link = t.Item.Link,
            IsOfRoundUp = t.Item.RoundUp is not null,
            Published = t.Item.Published,
            StoryId = t.StoryId,
            ThreadId = t.ThreadId,
            ThreadSince = t.ThreadSince,
        })];
    }
}
