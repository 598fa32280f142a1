using BriefingBus.Web.Storage;

namespace BriefingBus.Web.Archive;

/// <summary>Stores what briefings left out, for search, for the time in <c>web.keepLeftOut</c>.</summary>
public sealed class LeftOutArchive(SerializedWriter<WebContext> writer, WebOptions options, TimeProvider clock)
{
    /// <summary>Stores items. If several briefings of an edition left out an item, the latest counts; an item that the edition has briefed
    /// is not stored.</summary>
    public Task KeepAsync(ItemsLeftOut leftOut, CancellationToken cancellationToken) =>
        writer.WriteAsync(context => KeepAsync(context, leftOut, cancellationToken), cancellationToken);

    private async Task KeepAsync(WebContext context, ItemsLeftOut leftOut, CancellationToken cancellationToken)
    {
        var items = context.LeftOutItems;
        var oldest = clock.GetUtcNow() - options.KeepLeftOut;
        await items.Where(i => i.ScheduledAt < oldest).ExecuteDeleteAsync(cancellationToken);
        if (leftOut.ScheduledAt < oldest)
            return;
        var ids = leftOut.Items.Select(i => i.ItemId).Distinct().ToList();
        var known = await items.Where(i => i.Edition == leftOut.Edition && ids.Contains(i.ItemId))
            .Select(i => new { i.ItemId, i.ScheduledAt }).ToListAsync(cancellationToken);
        // A story's row names only its first item.
        var later = await context.Briefings.Where(b => b.Edition == leftOut.Edition && b.ScheduledAt >= leftOut.ScheduledAt)
            .Select(b => b.Composed).ToListAsync(cancellationToken);
        var settled = known.Where(k => k.ScheduledAt >= leftOut.ScheduledAt).Select(k => k.ItemId)
            .Concat(await context.Stories.Where(s => s.Edition == leftOut.Edition && ids.Contains(s.StoryId)).Select(s => s.StoryId)
                .ToListAsync(cancellationToken))
            .Concat(later.SelectMany(StoryList.ItemsOf))
            .ToHashSet();
        var wanted = leftOut.Items.Where(i => settled.Add(i.ItemId)).ToList();
        var superseded = wanted.Select(i => i.ItemId).ToList();
        await items.Where(i => i.Edition == leftOut.Edition && superseded.Contains(i.ItemId)).ExecuteDeleteAsync(cancellationToken);
        var (first, end) = StoryNumber.OfLeftOutItems(
            Days.Of(BriefingSlug.Of(leftOut.ScheduledAt, leftOut.TimeZone)), leftOut.ScheduledAt);
        var last = await items.Where(i => i.Number >= first && i.Number < end).MaxAsync(i => (long?)i.Number, cancellationToken);
        // Results come in descending order of numbers.
        var next = (last ?? first - 1) + wanted.Count;
        foreach (var item in wanted)
            items.Add(Stored(leftOut, item, next--));
    }

    private static StoredLeftOutItem Stored(ItemsLeftOut leftOut, LeftOutItem item, long number)
    {
        var (headline, summary) = (Printable.Headline(item.Title), Printable.Line(item.Summary));
        var (section, source) = (Printable.Line(item.Section), Printable.Line(item.FeedName));
        return new()
        {
            Number = number,
            ItemId = item.ItemId,
            Edition = leftOut.Edition,
            BriefingId = leftOut.BriefingId,
            ScheduledAt = leftOut.ScheduledAt,
            Section = section,
            Headline = headline,
            Summary = summary,
            Source = source,
            Link = item.Link,
            Reason = Printable.Line(item.Reason),
            Words = SearchWords.Index(leftOut.Edition, section, source, $"{headline} {summary} {source}"),
        };
    }
}
