namespace BriefingBus.Contracts;

/// <summary>Asks for an edition to be composed. Asking twice for the same edition and instant makes one briefing.</summary>
public sealed record ComposeBriefing
{
    /// <summary>The edition's name in the configuration.</summary>
    public required string Edition { get; init; }

    /// <summary>The instant that the briefing is for.</summary>
    public required DateTimeOffset ScheduledAt { get; init; }

    /// <summary>True if the instant had passed by more than a minute when the edition was requested: a run that was missed.</summary>
    public bool Late { get; init; }

    /// <summary>What is known to be missing, in plain words, such as feeds that had not answered at a deadline.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The number of items that were fetched for this briefing and are still being cleaned. Unless it is 0, a section without
    /// stories is not said to have no news.</summary>
    public int ItemsAwaited { get; init; }
}
