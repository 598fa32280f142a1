using System.Security.Cryptography;
using System.Text.Json;
using BriefingBus.Web.Storage;

namespace BriefingBus.Web.Archive;

/// <summary>Stores briefings in the read model.</summary>
public sealed class BriefingArchive(SerializedWriter<WebContext> writer, TimeProvider clock)
{
    /// <summary>Stores a briefing with its stories. One that is stored already is replaced if it differs.</summary>
    /// <returns>Whether anything changed.</returns>
    public Task<bool> KeepAsync(BriefingComposed briefing, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(briefing);
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
        var second = StoryNumber.FirstOf(DateOnly.ParseExact(kept.Day, "yyyy-MM-dd", CultureInfo.InvariantCulture), kept.ScheduledAt);
        var end = StoryNumber.EndOfSecond(second);
        var last = await context.Stories.Where(s => s.Number >= second && s.Number < end).MaxAsync(s => (long?)s.Number, cancellationToken);
        // Within a briefing the first story has the highest number: results come with the highest first.
        foreach (var story in kept.Stories)
            story.Number = (last ?? second - 1) + kept.Stories.Count - story.Position;
        context.Add(kept);
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
            Source = Printable.Line(shown.Story.Source.Name),
            Words = SearchWords.Index(shown, briefing.Edition, headline, summary),
        };
    }
}
