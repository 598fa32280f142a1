namespace BriefingBus.Contracts;

/// <summary>An entry of a feed that was found.</summary>
public sealed record FoundEntry
{
    /// <summary>Its title, or null.</summary>
    public string? Title { get; init; }

    /// <summary>When it was published, else updated; null if it has no date.</summary>
    public DateTimeOffset? Published { get; init; }
}
