namespace BriefingBus.Contracts;

/// <summary>Asks what an edition's next briefing would contain now, and why. Sent as a request: the answer is a <see cref="BriefingPreview"/>.
/// Nothing is composed for good.</summary>
public sealed record PreviewBriefing
{
    /// <summary>The edition's name in the configuration.</summary>
    public required string Edition { get; init; }

    /// <summary>The instant that the briefing would be for; null for the edition's next hour.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Who asks has gone by then: a request that is taken up later is dropped.</summary>
    public required DateTimeOffset AnswerBefore { get; init; }

    /// <summary>At most this many items are told of, 1 to 1000.</summary>
    public int MostItems { get; init; } = 500;
}
