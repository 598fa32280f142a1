using BriefingBus.DeadLetters.Letters;
using BriefingBus.DeadLetters.Replaying;

namespace BriefingBus.Web.DeadLetters.Running;

/// <summary>A command of the operator, done in the background of the process: it goes on whether anybody looks or not.</summary>
public sealed class Run : IProgress<ReplayProgress>, IProgress<int>
{
    private readonly Lock gate = new();
    private RunState state = new();

    /// <summary>Its identity, which is its page's address.</summary>
    public required string Id { get; init; }

    /// <summary>What kind.</summary>
    public required RunKind Kind { get; init; }

    /// <summary>Which letters, in plain words.</summary>
    public required string What { get; init; }

    /// <summary>Who asked for it.</summary>
    public required string By { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset BeganAt { get; init; }

    /// <summary>Name of the file that discarded letters are written to; else null.</summary>
    public string? Copy { get; init; }

    /// <summary>How it stands.</summary>
    public RunState State
    {
        get
        {
            lock (gate)
                return state;
        }
    }

    /// <summary>Ends it early.</summary>
    public CancellationTokenSource Stopping { get; } = new();

    public void Report(ReplayProgress value) => Become(s => s with { Replay = value });

    public void Report(int value) => Become(s => s with { Done = value });

    /// <summary>It has ended.</summary>
    public void End(RunEnd end, DateTimeOffset at) => Become(s => s with { End = end, EndedAt = at });

    private void Become(Func<RunState, RunState> next)
    {
        lock (gate)
            state = next(state);
    }
}

/// <summary>How a command stands.</summary>
public sealed record RunState
{
    /// <summary>How far a replay is; null before it sends, and for what is no replay.</summary>
    public ReplayProgress? Replay { get; init; }

    /// <summary>How many letters are done, of what is no replay.</summary>
    public int Done { get; init; }

    /// <summary>What became of it; null while it goes on.</summary>
    public RunEnd? End { get; init; }

    /// <summary>When it ended, or null.</summary>
    public DateTimeOffset? EndedAt { get; init; }
}

/// <summary>What became of a command.</summary>
/// <param name="IsGood">Whether everything that was asked for is done.</param>
/// <param name="Words">The result in plain words.</param>
public sealed record RunEnd(bool IsGood, string Words)
{
    /// <summary>What else there is to say, a sentence each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The letters that kill their process.</summary>
    public IReadOnlyList<DeadLetter> Killers { get; init; } = [];

    /// <summary>The last numbers of a replay; null for what is none.</summary>
    public ReplayProgress? Replay { get; init; }
}
