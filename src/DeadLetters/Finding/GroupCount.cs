using BriefingBus.DeadLetters.Letters;

namespace BriefingBus.DeadLetters.Finding;

/// <summary>Counts letters into groups as they go by: memory grows with the groups, not with the letters.</summary>
public sealed class GroupCount(DeadLetterGrouping grouping)
{
    private readonly Dictionary<string, Tally> tallies = [];

    /// <summary>The groups so far, the largest first.</summary>
    public IReadOnlyList<DeadLetterGroup> Groups =>
        [.. tallies.Select(t => t.Value.ToGroup(DeadLetterGroupings.KeyOf(grouping, t.Key), t.Key)).OrderByDescending(g => g.Count).ThenBy(g => g.Name, StringComparer.Ordinal)];

    /// <summary>Counts a letter.</summary>
    public void Add(DeadLetter letter)
    {
        var name = DeadLetterGroupings.NameOf(letter, grouping);
        if (!tallies.TryGetValue(name, out var tally))
            tallies[name] = tally = new(letter);
        tally.Add(letter);
    }

    private sealed class Tally(DeadLetter example)
    {
        private readonly SortedSet<string> queues = new(StringComparer.Ordinal);
        private int count, suspects, replayed;
        private DateTimeOffset? first, last;

        public void Add(DeadLetter letter)
        {
            count++;
            suspects += letter.IsSuspect ? 1 : 0;
            replayed += letter.Replays > 0 ? 1 : 0;
            queues.Add(letter.Queue);
            if (letter.FailedAt < (first ?? DateTimeOffset.MaxValue))
                first = letter.FailedAt;
            if (letter.FailedAt > (last ?? DateTimeOffset.MinValue))
                last = letter.FailedAt;
        }

        public DeadLetterGroup ToGroup(string key, string name) => new()
        {
            Key = key,
            Name = name,
            Count = count,
            Suspects = suspects,
            Replayed = replayed,
            First = first,
            Last = last,
            Queues = [.. queues],
            Example = example.Id,
            ExampleReason = example.Reason,
        };
    }
}
