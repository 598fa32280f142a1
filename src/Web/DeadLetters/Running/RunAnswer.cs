namespace BriefingBus.Web.DeadLetters.Running;

/// <summary>A command as a program is told of it.</summary>
internal sealed record RunAnswer
{
    /// <summary>Its identity.</summary>
    public required string Id { get; init; }

    /// <summary><c>replay</c>, <c>edit</c>, <c>park</c>, <c>discard</c> or <c>import</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Which letters, in plain words.</summary>
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

    /// <summary>The numbers of a replay; null for what is none, and before it sends.</summary>
    public BriefingBus.DeadLetters.Replaying.ReplayProgress? Replay { get; init; }

    /// <summary>How many letters are done, of what is no replay.</summary>
    public int Done { get; init; }

    /// <summary>Name of the file that discarded letters are in, or null.</summary>
    public string? Copy { get; init; }

    /// <summary>The command now.</summary>
    public static RunAnswer Of(Run run)
    {
        var state = run.State;
        return new()
        {
            Id = run.Id,
            Kind = run.Kind.ToString().ToLowerInvariant(),
            What = run.What,
            By = run.By,
            BeganAt = run.BeganAt,
            EndedAt = state.EndedAt,
            IsGood = state.End?.IsGood,
            Result = state.End?.Words,
            Replay = state.End?.Replay ?? state.Replay,
            Done = state.Done,
            Copy = run.Copy,
        };
    }
}
