using BriefingBus.DeadLetters.Auditing;

namespace BriefingBus.Web.DeadLetters.Auditing;

/// <summary>Gathers what the page shows while the audit goes by: memory is bounded however long it is.</summary>
/// <param name="wanted">The command whose entries are wanted, or null.</param>
internal sealed class AuditReading(string? wanted)
{
    /// <summary>So many commands are kept, and so many entries of one.</summary>
    public const int Most = 500;

    /// <summary>So many replays of the command are followed into what the services report.</summary>
    private const int MostReplays = 200_000;

    private readonly Dictionary<string, AuditedRun> runs = new(StringComparer.Ordinal);
    private readonly Queue<string> order = new();
    private readonly Queue<AuditEntry> entries = new();
    private readonly HashSet<string> replays = new(StringComparer.Ordinal);
    private int inAll;
    private bool more;

    public AuditView View => new([.. runs.Values.OrderByDescending(r => r.BeganAt)], more, [.. entries], inAll);

    public void Add(AuditEntry entry)
    {
        if (entry is { Action: AuditAction.RunBegan, Run: { } begun })
            Begin(new(begun, entry.By, entry.At, entry.Note ?? "", null, null));
        else if (entry is { Action: AuditAction.RunEnded, Run: { } ended } && runs.TryGetValue(ended, out var run))
            runs[ended] = run with { EndedAt = entry.At, Result = entry.Note };
        if (wanted is null || !IsWanted(entry))
            return;
        inAll++;
        entries.Enqueue(entry);
        if (entries.Count > Most)
            entries.Dequeue();
    }

    private void Begin(AuditedRun run)
    {
        if (runs.TryAdd(run.Id, run))
            order.Enqueue(run.Id);
        if (order.Count <= Most)
            return;
        runs.Remove(order.Dequeue());
        more = true;
    }

    private bool IsWanted(AuditEntry entry)
    {
        if (entry.Run != wanted)
            return entry.ReplayId is { } reported && replays.Contains(reported);
        if (entry.ReplayId is { } sent && replays.Count < MostReplays)
            replays.Add(sent);
        return true;
    }
}
