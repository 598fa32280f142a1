using BriefingBus.DeadLetters.Finding;
using BriefingBus.DeadLetters.Letters;
using BriefingBus.Web.Feeds;

namespace BriefingBus.Web.DeadLetters.Looking;

/// <summary>Counts letters as they go by, and keeps the last to fail of them: memory is bounded whatever goes by.</summary>
/// <param name="filter">Which letters are counted.</param>
/// <param name="most">How many are kept.</param>
/// <param name="before">An older look, or null: a letter that was in it and is the same is in memory once.</param>
internal sealed class LookCount(DeadLetterFilter filter, int most, Look? before = null)
{
    private const int LongestLine = 500;

    private readonly Dictionary<DeadLetterGrouping, GroupCount> groups = Enum.GetValues<DeadLetterGrouping>().ToDictionary(g => g, g => new GroupCount(g));
    private readonly SortedDictionary<string, QueueSight> queues = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> sources = new(StringComparer.Ordinal);
    private readonly PriorityQueue<DeadLetter, DateTimeOffset> rows = new();
    private readonly Twins twins = new();
    private readonly Dictionary<string, string> pool = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DeadLetter> known = (before?.Rows ?? []).DistinctBy(l => l.Id).ToDictionary(l => l.Id, StringComparer.Ordinal);
    private int total, meant, parked, suspects, replayed;

    /// <summary>What was seen.</summary>
    public Look Result => new()
    {
        Total = total,
        Meant = meant,
        Parked = parked,
        Suspects = suspects,
        Replayed = replayed,
        Queues = [.. queues.Values],
        Sources = [.. sources.Select(s => (s.Key, s.Value))],
        Groups = groups.ToDictionary(g => g.Key, g => g.Value.Groups),
        Rows = [.. rows.UnorderedItems.Select(r => r.Element).OrderByDescending(l => l.FailedAt ?? DateTimeOffset.MinValue).ThenBy(l => l.Id, StringComparer.Ordinal)],
    };

    /// <summary>What a filter without <see cref="DeadLetterFilter.Text"/> means among letters that were seen before.</summary>
    public static Look Among(IReadOnlyList<DeadLetter> letters, DeadLetterFilter filter)
    {
        var count = new LookCount(filter, letters.Count);
        foreach (var letter in letters)
            count.Add(letter, NoMessage);
        return count.Result;
    }

    /// <summary>Counts the letter if it is meant.</summary>
    public void Add(DeadLetter letter, DeadLetterMessage message)
    {
        if (!filter.Matches(letter, message) || !twins.IsFirst(letter))
            return;
        total++;
        parked += letter.IsParked ? 1 : 0;
        suspects += letter.IsSuspect ? 1 : 0;
        replayed += letter.Replays > 0 ? 1 : 0;
        if (letter.OriginalOf is null || filter.Ids.Count > 0)
        {
            meant++;
            sources[letter.Source] = sources.GetValueOrDefault(letter.Source) + 1;
        }
        if (!letter.IsParked)
            foreach (var group in groups.Values)
                group.Add(letter);
        var seen = queues.GetValueOrDefault(letter.Queue) ?? new(letter.Queue, 0, null, null);
        queues[letter.Queue] = new(letter.Queue, seen.Count + 1, Earlier(seen.Oldest, letter.FailedAt), Later(seen.Newest, letter.FailedAt));
        if (most == 0)
            return;
        var row = ReferenceEquals(message, NoMessage) ? letter : Row(letter);
        if (rows.Count < most)
            rows.Enqueue(row, letter.FailedAt ?? DateTimeOffset.MinValue);
        else
            rows.EnqueueDequeue(row, letter.FailedAt ?? DateTimeOffset.MinValue);
    }

    private static readonly DeadLetterMessage NoMessage = new() { Queue = "", Headers = new Dictionary<string, object?>(), Body = default };

    /// <summary>The letter without what is long; what many have in common is in memory once.</summary>
    private DeadLetter Row(DeadLetter letter)
    {
        var row = Short(letter);
        return known.TryGetValue(row.Id, out var same) && same == row ? same : row;
    }

    private DeadLetter Short(DeadLetter letter) => letter with
    {
        StackTrace = null,
        MessageId = null,
        Queue = Pooled(letter.Queue)!,
        Source = Pooled(letter.Source)!,
        MessageType = Pooled(letter.MessageType)!,
        ExceptionType = Pooled(letter.ExceptionType),
        ThrownAt = Pooled(letter.ThrownAt),
        Consumer = Pooled(letter.Consumer),
        FeedUrl = Pooled(letter.FeedUrl),
        FeedName = Pooled(letter.FeedName),
        Reason = Pooled(letter.Reason)!,
        Title = KeptText.Cut(letter.Title, LongestLine),
        Link = KeptText.Cut(letter.Link, LongestLine),
        ReplayRun = Pooled(letter.ReplayRun),
        ReplayedBy = Pooled(letter.ReplayedBy),
        ParkedReason = Pooled(letter.ParkedReason),
        ParkedBy = Pooled(letter.ParkedBy),
    };

    private string? Pooled(string? text)
    {
        if (KeptText.Cut(text, LongestLine) is not { } cut)
            return null;
        if (pool.TryGetValue(cut, out var known))
            return known;
        return pool[cut] = cut;
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) => one is null || other < one ? other ?? one : one;

    private static DateTimeOffset? Later(DateTimeOffset? one, DateTimeOffset? other) => one is null || other > one ? other ?? one : one;
}
