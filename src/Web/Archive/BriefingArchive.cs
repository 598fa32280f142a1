using System.Security.Cryptography;
using System.Text.Json;
using BriefingBus.Web.Storage;

namespace BriefingBus.Web.Archive;

/// <summary>Stores briefings in the read model.</summary>
public sealed class BriefingArchive(SerializedWriter<WebContext> writer, TimeProvider clock)
{
    /// <summary>Stores a briefing with its stories. Replaces a stored one that differs.</summary>
    /// <returns>Whether anything changed.</returns>
    public Task<bool> KeepAsync(BriefingComposed briefing, CancellationToken cancellationToken)
    {
        var kept = Stored(briefing);
        return writer.WriteAsync(context => KeepAsync(context, kept, cancellationToken), cancellationToken);
    }

    private static async Task<bool> KeepAsync(WebContext context, StoredBriefing kept, CancellationToken cancellationToken)
    {
        var known = await context.Briefings.Where(b => b.BriefingId == kept.BriefingId)
            .Select(b => b.ContentHash).SingleOrDefaultAsync(cancellationToken);
        if (known == kept.ContentHash)
            return false;
        await context.Stories.Where(s => s.BriefingId == kept.BriefingId).ExecuteDeleteAsync(cancellationToken);
        await context.Briefings
            .Where(b => b.BriefingId == kept.BriefingId || (b.Edition == kept.Edition && b.Slug == kept.Slug))
            .ExecuteDeleteAsync(cancellationToken);
        var (first, end) = StoryNumber.OfStories(Days.Of(kept.Slug), kept.ScheduledAt);
        var last = await context.Stories.Where(s => s.Number >= first && s.Number < end).MaxAsync(s => (long?)s.Number, cancellationToken);
        // The first story of a briefing gets the highest number, since results come in descending order.
        foreach (var story in kept.Stories)
            story.Number = (last ?? first - 1) + kept.Stories.Count - story.Position;
        context.Add(kept);
        // An earlier briefing of the edition may have left out what this one includes.
        List<Guid> briefed = [.. StoryList.ItemsOf(kept.Composed)];
        await context.LeftOutItems.Where(i => i.Edition == kept.Edition && briefed.Contains(i.ItemId))
            .ExecuteDeleteAsync(cancellationToken);
        return true;
    }

    private StoredBriefing Stored(BriefingComposed briefing) => new()
    {
        BriefingId = briefing.BriefingId,
        Edition = briefing.Edition,
        Slug = BriefingSlug.Of(briefing.ScheduledAt, briefing.TimeZone),
        Day = BriefingSlug.Of(briefing.ScheduledAt, briefing.TimeZone)[..10],
        ScheduledAt = briefing.ScheduledAt,
        Title = Printable.Line(briefing.Title),
        StoryCount = briefing.Stories,
        ReadingSeconds = briefing.ReadingSeconds,
        TroubleCount = briefing.Trouble.Count(t => t.Kind != "back"),
        ContentHash = HashOf(JsonSerializer.SerializeToUtf8Bytes(briefing, PackedMessages.Default.BriefingComposed)),
        ReceivedAt = clock.GetUtcNow(),
        Composed = briefing,
        Stories = [.. StoryList.Of(briefing).Select((shown, position) => Stored(briefing, shown, position))],
    };

    private static string HashOf(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content)[..16]);

    private static StoredStory Stored(BriefingComposed briefing, SectionStory shown, int position)
    {
        var (headline, summary) = (Printable.Headline(shown.Story.Title), Printable.Sentences(shown.Story.Summary));
        var source = Printable.Line(shown.Story.Source.Name);
        var sources = string.Join(' ', shown.Story.AlsoReportedBy.Select(s => s.Name).Prepend(shown.Story.Source.Name));
        return new()
        {
            BriefingId = briefing.BriefingId,
            Position = position,
            StoryId = shown.Story.StoryId,
            Edition = briefing.Edition,
            ScheduledAt = briefing.ScheduledAt,
            Section = shown.Section,
            Headline = headline,
            Summary = summary,
            Source = source,
            Words = SearchWords.Index(briefing.Edition, shown.Section, source, $"{headline} {summary} {sources}"),
        };
    }
}
