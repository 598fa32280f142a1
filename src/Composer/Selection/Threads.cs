using BriefingBus.Composer.Stories.Sketches;
using BriefingBus.Configuration;
using BriefingBus.Contracts;

namespace BriefingBus.Composer.Selection;

/// <summary>The threads of an edition: stories that continue from briefing to briefing.</summary>
public sealed class Threads
{
    /// <summary>The prefix of a rule that names a thread: <c>thread:1a2b3c4d</c>.</summary>
    public const string Prefix = "thread:";

    private readonly ILookup<Guid, BriefedItem> byThread;

    /// <summary>Finds the threads of briefed items.</summary>
    public Threads(IEnumerable<BriefedItem> briefed) => byThread = briefed.ToLookup(ThreadOf);

    /// <summary>The thread of a briefed item.</summary>
    public static Guid ThreadOf(BriefedItem briefed) => briefed.ThreadId ?? briefed.StoryId;

    /// <summary>Whether one of the rules names the thread, by its identity or the beginning of it.</summary>
    public static bool IsNamed(Guid thread, IEnumerable<string> rules) =>
        rules.Any(r => NameOf(r) is { } name && thread.ToString("N").StartsWith(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The thread that began first, or null if there is none.</summary>
    public Guid? Oldest(IEnumerable<BriefedItem> briefed) => briefed.MinBy(SinceOf) is { } first ? ThreadOf(first) : null;

    /// <summary>The items of a thread in earlier briefings.</summary>
    public IReadOnlyList<BriefedItem> BriefedOf(Guid thread) => [.. byThread[thread]];

    /// <summary>The thread as a briefing shows it.</summary>
    /// <param name="thread">The thread.</param>
    /// <param name="edition">The edition, in whose time zone days begin.</param>
    /// <param name="at">The briefing's hour in that zone.</param>
    public StoryThread At(Guid thread, EditionOptions edition, DateTimeOffset at)
    {
        var since = EditionSchedule.InZone(edition, byThread[thread].Min(SinceOf));
        return new StoryThread
        {
            ThreadId = thread,
            Since = since,
            Day = (at.Date - since.Date).Days + 1,
            Earlier =
            [
                .. byThread[thread].GroupBy(b => (b.BriefedAt, b.StoryId)).OrderByDescending(g => g.Key.BriefedAt)
                    .Select(g => new ThreadEntry
                {
                    BriefingId = NameBasedId.ForBriefing(edition.Name, g.Key.BriefedAt),
                    ScheduledAt = EditionSchedule.InZone(edition, g.Key.BriefedAt),
                    StoryId = g.Key.StoryId,
                    Title = (g.FirstOrDefault(b => b.ItemId == g.Key.StoryId) ?? g.First()).Title,
                    Sources = g.Count(),
                }),
            ],
        };
    }

    private static string? NameOf(string rule) =>
        rule.Trim() is var text && text.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
            ? text[Prefix.Length..].Trim().Replace("-", "", StringComparison.Ordinal) : null;

    private static DateTimeOffset SinceOf(BriefedItem briefed) => briefed.ThreadSince ?? briefed.BriefedAt;
}
