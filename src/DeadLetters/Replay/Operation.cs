using BriefingBus.DeadLetters.Auditing;
using BriefingBus.DeadLetters.Storage;

namespace BriefingBus.DeadLetters.Replay;

/// <summary>A command over failed messages, and how far it is. It is in the table: it goes on whoever reads it, and after a
/// restart.</summary>
public sealed record Operation
{
    /// <summary>Its identity: 12 hexadecimal digits.</summary>
    public required string Id { get; init; }

    /// <summary>What kind.</summary>
    public required OperationKind Kind { get; init; }

    /// <summary>Which messages, in plain words.</summary>
    public required string What { get; init; }

    /// <summary>Who asked for it.</summary>
    public required string By { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset BeganAt { get; init; }

    /// <summary>When it ended; null while it goes on.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Whether everything that was asked for is done.</summary>
    public bool IsGood { get; init; }

    /// <summary>The result in plain words; null while it goes on.</summary>
    public string? Result { get; init; }

    /// <summary>What else there is to say, a sentence each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Name of the file that discarded messages are in, or null.</summary>
    public string? Copy { get; init; }

    /// <summary>How many messages are done, of what is no replay.</summary>
    public int Done { get; init; }

    /// <summary>The numbers of a replay; null for what is none.</summary>
    public ReplayProgress? Replay { get; init; }

    /// <summary>Whether each message was sent by itself.</summary>
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
