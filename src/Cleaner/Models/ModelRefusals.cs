using System.Collections.Concurrent;

namespace BriefingBus.Cleaner.Models;

/// <summary>Counts the summaries requested from the model and those refused, for the report of a run.</summary>
public sealed class ModelRefusals
{
    private readonly ConcurrentDictionary<string, int> reasons = new();
    private int asked;

    /// <summary>The number of requested summaries.</summary>
    public int Asked => Volatile.Read(ref asked);

    /// <summary>The reasons of refusals with their numbers, most frequent first.</summary>
    public IReadOnlyList<(string Reason, int Count)> Reasons =>
        [
            .. reasons
                .Select(r => (Reason: r.Key, Count: r.Value))
                .OrderByDescending(r => r.Count)
                .ThenBy(r => r.Reason, StringComparer.Ordinal),
        ];

    /// <summary>One line for people: <c>The model's summaries: 3 of 14 refused (2: it is empty; 1: …)</c>; null if none was requested.
    /// </summary>
    public string? InWords()
    {
        if (Asked == 0)
            return null;
        var counted = Reasons;
        return $"The model's summaries: {counted.Sum(r => r.Count)} of {Asked} refused"
            + (counted.Count == 0 ? "." : " (" + string.Join("; ", counted.Select(r => $"{r.Count}: {r.Reason}")) + ").");
    }

    internal void CountAsked() => Interlocked.Increment(ref asked);

    /// <summary>Counts a refusal; the sentence's number is dropped from its reason, so that equal reasons are counted together.</summary>
    internal void Count(string reason)
    {
        var general = reason.StartsWith("sentence ", StringComparison.Ordinal)
            ? "a sentence " + reason[(reason.IndexOf(' ', 9) + 1)..]
            : reason;
        reasons.AddOrUpdate(general, 1, static (_, count) => count + 1);
    }
}
