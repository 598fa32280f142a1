using System.Collections.Concurrent;

namespace BriefingBus.Cleaner.Models;

/// <summary>Counts what became of the summaries that the model was asked for, so that a reader of the run learns of it.</summary>
public sealed class ModelRefusals
{
    private readonly ConcurrentDictionary<string, int> reasons = new();
    private int asked;

    /// <summary>How many summaries the model was asked for.</summary>
    public int Asked => Volatile.Read(ref asked);

    /// <summary>Why summaries were refused, and how many, most frequent first.</summary>
    public IReadOnlyList<(string Reason, int Count)> Reasons =>
        [
            .. reasons
                .Select(r => (Reason: r.Key, Count: r.Value))
                .OrderByDescending(r => r.Count)
                .ThenBy(r => r.Reason, StringComparer.Ordinal),
        ];

    /// <summary>
    /// One line for people: <c>The model's summaries: 3 of 14 refused (2: it is empty; 1: …)</c>; null where none was asked for.
    /// </summary>
    public string? InWords()
    {
        if (Asked == 0)
            return null;
        var told = Reasons;
        return $"The model's summaries: {told.Sum(r => r.Count)} of {Asked} refused"
            + (told.Count == 0 ? "." : " (" + string.Join("; ", told.Select(r => $"{r.Count}: {r.Reason}")) + ").");
    }

    internal void CountAsked() => Interlocked.Increment(ref asked);

    /// <summary>Counts a refusal; a reason's numbers are left out, so that like reasons are counted together.</summary>
    internal void Count(string reason)
    {
        var general = reason.StartsWith("sentence ", StringComparison.Ordinal)
            ? "a sentence " + reason[(reason.IndexOf(' ', 9) + 1)..]
            : reason;
        reasons.AddOrUpdate(general, 1, static (_, count) => count + 1);
    }
}
