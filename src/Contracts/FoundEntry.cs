namespace BriefingBus.Contracts;

/// <summary>An entry of a feed that was found.</summary>
public sealed record FoundEntry
{
    /// <summary>Its title, or null.</summary>
    public string? Title { get; init; }

    /// <summary>When it was published, else updated; null if it is not dated.</summary>
    public DateTimeOffset? Published { get; init; }
}
