using BriefingBus.DeadLetters.Replay;

namespace BriefingBus.Web.DeadLetters.Operations;

/// <summary>An operation as a program reads it.</summary>
internal sealed record OperationAnswer
{
    /// <summary>Its identity.</summary>
    public required string Id { get; init; }

    /// <summary><c>replay</c>, <c>edit</c>, <c>park</c>, <c>discard</c> or <c>import</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Which messages, in plain words.</summary>
    public required string What { get; init; }

    /// <summary>Who asked for it.</summary>
    public required string By { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset BeganAt { get; init; }

    /// <summary>When it ended, or null while it goes on.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Whether everything that was asked for is done; null while it goes on.</summary>
    public bool? IsGood { get; init; }

    /// <summary>The result in plain words; null while it goes on.</summary>
    public string? Result { get; init; }

    /// <summary>The numbers of a replay; null for what is none.</summary>
    public ReplayProgress? Replay { get; init; }

    /// <summary>How many messages are done, of what is no replay.</summary>
    public int Done { get; init; }

    /// <summary>Name of the file that discarded messages are in, or null.</summary>
    public string? Copy { get; init; }

    /// <summary>The operation now.</summary>
    public static OperationAnswer Of(Operation operation) => new()
    {
        Id = operation.Id,
        Kind = operation.Kind.ToString().ToLowerInvariant(),
        What = operation.What,
        By = operation.By,
        BeganAt = operation.BeganAt,
        EndedAt = operation.EndedAt,
        IsGood = operation.EndedAt is null ? null : operation.IsGood,
        Result = operation.Result,
        Replay = operation.Replay,
        Done = operation.Done,
        Copy = operation.Copy,
    };
}
