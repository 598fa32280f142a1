namespace BriefingBus.Contracts;

/// <summary>Requests the composition of an edition. Two requests for the same edition and instant make one briefing.</summary>
public sealed record ComposeBriefing
{
    /// <summary>The edition's name in the configuration.</summary>
    public required string Edition { get; init; }

    /// <summary>The instant that the briefing is for.</summary>
    public required DateTimeOffset ScheduledAt { get; init; }

    /// <summary>True if the instant was more than a minute ago when the edition was requested: a missed run.</summary>
    public bool Late { get; init; }

    /// <summary>The known gaps, as sentences, such as feeds that had not answered at a deadline.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The number of items that were fetched for this briefing and are still being cleaned. Unless it is 0, a section without
    /// stories is not reported as having no news.</summary>
    public int ItemsAwaited { get; init; }
}
