namespace BriefingBus.DeadLetters.Replaying;

/// <summary>Keeps what became of each message of a replay; the last word counts, whatever order and how often it is told.</summary>
internal sealed class ReplayLedger
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Fate> fates = [];
    private readonly SortedSet<string> refusals = new(StringComparer.Ordinal);
    private readonly int[] counts = new int[4];
    private int refused;

    private enum State
    {
        Pending,
        Succeeded,
        FailedSame,
        FailedOther,
    }

    /// <summary>Why letters could not be sent, each reason once.</summary>
    public IReadOnlyList<string> Refusals
    {
        get
        {
            lock (gate)
                return [.. refusals];
        }
    }

    /// <summary>Whether there is a message of which nothing was heard.</summary>
    public bool HasPending
    {
        get
        {
            lock (gate)
                return counts[(int)State.Pending] > 0;
        }
    }

    /// <summary>A letter is about to be sent.</summary>
    public void Sent(string replayId, string error)
    {
        lock (gate)
        {
            fates[replayId] = new(error, State.Pending);
            counts[(int)State.Pending]++;
        }
    }

    /// <summary>A letter could not be sent after all.</summary>
    public void Refused(string replayId, string reason)
    {
        lock (gate)
        {
            if (fates.Remove(replayId, out var fate))
                counts[(int)fate.State]--;
            refusals.Add(reason);
            refused++;
        }
    }

    /// <summary>A consumer has finished the message.</summary>
    /// <returns>Whether that is news.</returns>
    public bool Succeeded(string replayId) => Become(replayId, _ => State.Succeeded);

    /// <summary>The message failed again.</summary>
    /// <returns>Whether that is news.</returns>
    public bool Failed(string replayId, string? error) => Become(replayId, fate => fate.Error == error ? State.FailedSame : State.FailedOther);

    public bool IsPending(string replayId)
    {
        lock (gate)
            return fates.TryGetValue(replayId, out var fate) && fate.State == State.Pending;
    }

    public ReplayProgress Count(string run, int matching)
    {
        lock (gate)
            return new ReplayProgress
            {
                Run = run,
                Matching = matching,
                Sent = fates.Count,
                Succeeded = counts[(int)State.Succeeded],
                FailedSame = counts[(int)State.FailedSame],
                FailedOther = counts[(int)State.FailedOther],
                Refused = refused,
            };
    }

    private bool Become(string replayId, Func<Fate, State> state)
    {
        lock (gate)
        {
            if (!fates.TryGetValue(replayId, out var fate) || state(fate) is var next && next == fate.State)
                return false;
            counts[(int)fate.State]--;
            counts[(int)next]++;
            fates[replayId] = fate with { State = next };
            return true;
        }
    }

    private readonly record struct Fate(string Error, State State);
}
