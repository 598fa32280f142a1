using BriefingBus.DeadLetters.Auditing;
using BriefingBus.DeadLetters.Storage;

namespace BriefingBus.DeadLetters.Replay;

/// <summary>A command over failed messages and its progress. It is stored, so that any process can continue it, even after a
/// restart.</summary>
public sealed record Operation
{
    /// <summary>Its identity: 12 hexadecimal digits.</summary>
    public required string Id { get; init; }

    /// <summary>Its kind.</summary>
    public required OperationKind Kind { get; init; }

    /// <summary>The messages, as a phrase.</summary>
    public required string What { get; init; }

    /// <summary>The requester.</summary>
    public required string By { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset BeganAt { get; init; }

    /// <summary>When it ended; null while it runs.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Whether the operation did everything that was requested.</summary>
    public bool IsGood { get; init; }

    /// <summary>The result, as a sentence; null while it runs.</summary>
    public string? Result { get; init; }

    /// <summary>Further remarks, as sentences.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Name of the file with the discarded messages, or null.</summary>
    public string? Copy { get; init; }

    /// <summary>The number of finished messages, for operations other than replays.</summary>
    public int Done { get; init; }

    /// <summary>The numbers of a replay; null for other operations.</summary>
    public ReplayProgress? Replay { get; init; }

    /// <summary>Whether messages were sent one at a time.</summary>
    public bool IsIsolated { get; init; }

    internal static Operation Of(StoredOperation stored) => new()
    {
        Id = stored.Id,
        Kind = stored.Kind,
        What = stored.What,
        By = stored.By,
        BeganAt = stored.BeganAt,
        EndedAt = stored.EndedAt,
        IsGood = stored.IsGood,
        Result = stored.Result,
        Notes = (stored.Notes ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries),
        Copy = stored.Copy,
        Done = stored.Done,
        Replay = stored.Kind is OperationKind.Replay or OperationKind.Edit ? ReplayProgress.Of(stored) : null,
        IsIsolated = stored.Isolate,
    };
}
