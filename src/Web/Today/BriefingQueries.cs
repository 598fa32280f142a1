using BriefingBus.Web.Storage;

namespace BriefingBus.Web.Today;

/// <summary>Finds briefings and stories in the read model.</summary>
public sealed class BriefingQueries(IDbContextFactory<WebContext> contexts)
{
    /// <summary>The latest briefing of an edition, or of all; null if there is none.</summary>
    public async Task<StoredBriefing?> LatestAsync(string? edition, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Briefings.AsNoTracking().Where(b => edition == null || b.Edition == edition)
            .OrderByDescending(b => b.ScheduledAt).ThenBy(b => b.Edition).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>An edition's last briefings, the latest first.</summary>
    public async Task<IReadOnlyList<StoredBriefing>> LastAsync(string edition, int most, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Briefings.AsNoTracking().Where(b => b.Edition == edition).OrderByDescending(b => b.ScheduledAt).Take(most)
            .ToListAsync(cancellationToken);
    }

    /// <summary>The briefing with this address, or null.</summary>
    public async Task<StoredBriefing?> FindAsync(string edition, string slug, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Briefings.AsNoTracking().SingleOrDefaultAsync(b => b.Edition == edition && b.Slug == slug, cancellationToken);
    }

    /// <summary>The slugs of the given briefings that are in the read model.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> SlugsAsync(
        IReadOnlyCollection<Guid> briefings, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Briefings.Where(b => briefings.Contains(b.BriefingId))
            .ToDictionaryAsync(b => b.BriefingId, b => b.Slug, cancellationToken);
    }

    /// <summary>The slug of the last briefing of an edition on a day, written <c>2026-09-23</c>; null if there is none.</summary>
    public async Task<string?> SlugOfDayAsync(string edition, string day, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Briefings.Where(b => b.Edition == edition && b.Day == day)
            .OrderByDescending(b => b.ScheduledAt).Select(b => b.Slug).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>The edition's briefings before and after this instant, if any.</summary>
    public async Task<Neighbours> NeighboursAsync(string edition, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var all = context.Briefings.Where(b => b.Edition == edition);
        return new(
            await all.Where(b => b.ScheduledAt < at).OrderByDescending(b => b.ScheduledAt).Select(b => b.Slug)
                .FirstOrDefaultAsync(cancellationToken),
            await all.Where(b => b.ScheduledAt > at).OrderBy(b => b.ScheduledAt).Select(b => b.Slug)
                .FirstOrDefaultAsync(cancellationToken));
    }

    /// <summary>The editions that have briefings, each with its latest, by name.</summary>
    public async Task<IReadOnlyList<EditionHead>> EditionsAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var latest = context.Briefings.GroupBy(b => b.Edition).Select(g => new { Edition = g.Key, At = g.Max(b => b.ScheduledAt) });
        return await context.Briefings.Join(latest, b => new { b.Edition, At = b.ScheduledAt }, l => new { l.Edition, l.At }, (b, _) => b)
            .OrderBy(b => b.Edition).Select(b => new EditionHead(b.Edition, b.Title, b.Slug)).ToListAsync(cancellationToken);
    }

    /// <summary>A story as in its latest briefing, with all its briefings, the latest first; null if there are none.</summary>
    public async Task<StoryAppearances?> StoryAsync(Guid storyId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var appearances = await context.Stories.Where(s => s.StoryId == storyId).OrderByDescending(s => s.ScheduledAt)
            .Join(context.Briefings, s => s.BriefingId, b => b.BriefingId, (s, b) =>
                new Appearance(b.Edition, b.Slug, b.Title, s.Section, b.ScheduledAt))
            .Take(StoryAppearances.Max).ToListAsync(cancellationToken);
        if (appearances is not [var latest, ..])
            return null;
        var briefing = await context.Briefings.AsNoTracking()
            .SingleAsync(b => b.Edition == latest.Edition && b.Slug == latest.Slug, cancellationToken);
        var story = briefing.Composed.Top.Concat(briefing.Composed.Sections.SelectMany(s => s.Stories)).First(s => s.StoryId == storyId);
        return new(story, briefing.Composed, appearances);
    }
}

/// <summary>An edition and its latest briefing.</summary>
/// <param name="Edition">The edition's name.</param>
/// <param name="Title">Its title.</param>
/// <param name="Slug">Address of its latest briefing.</param>
public sealed record EditionHead(string Edition, string Title, string Slug);

/// <summary>The neighbours of a briefing in its edition.</summary>
/// <param name="Before">Slug of the one before, or null.</param>
/// <param name="After">Slug of the one after, or null.</param>
public sealed record Neighbours(string? Before, string? After);

/// <summary>A briefing with a certain story.</summary>
/// <param name="Edition">The edition's name.</param>
/// <param name="Slug">The briefing's own part of its address.</param>
/// <param name="Title">The briefing's title.</param>
/// <param name="Section">The story's section.</param>
/// <param name="ScheduledAt">The instant that the briefing is for.</param>
public sealed record Appearance(string Edition, string Slug, string Title, string Section, DateTimeOffset ScheduledAt);

/// <summary>A story and its briefings.</summary>
/// <param name="Story">The story as in the latest briefing.</param>
/// <param name="Briefing">The latest briefing.</param>
/// <param name="Briefings">The briefings, the latest first.</param>
public sealed record StoryAppearances(BriefingStory Story, BriefingComposed Briefing, IReadOnlyList<Appearance> Briefings)
{
    /// <summary>The maximum number of briefings.</summary>
    public const int Max = 50;
}
