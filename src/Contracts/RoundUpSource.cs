namespace BriefingBus.Contracts;

/// <summary>The round-up that an entry was split from: an entry of a feed that lists several stories.</summary>
public sealed record RoundUpSource
{
    /// <summary>The round-up's own identity.</summary>
    public required Guid ItemId { get; init; }

    /// <summary>Its headline as HTML, or null.</summary>
    public string? Title { get; init; }

    /// <summary>Absolute address of the round-up, or null.</summary>
    public string? Link { get; init; }

    /// <summary>The entry's index among the stories of the round-up.</summary>
    public int Place { get; init; }
}
