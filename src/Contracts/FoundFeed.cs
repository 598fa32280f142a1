namespace BriefingBus.Contracts;

/// <summary>A feed that was found and read.</summary>
public sealed record FoundFeed
{
    /// <summary>Its address.</summary>
    public required string Url { get; init; }

    /// <summary>Its own title, or null.</summary>
    public string? Title { get; init; }

    /// <summary>Its format, such as <c>rss 2.0</c>.</summary>
    public required string Format { get; init; }

    /// <summary>The number of its entries.</summary>
    public required int Items { get; init; }

    /// <summary>The newest entry's date, or null if no entry has one.</summary>
    public DateTimeOffset? Newest { get; init; }

    /// <summary>The newest entries, at most five.</summary>
    public IReadOnlyList<FoundEntry> Entries { get; init; } = [];

    /// <summary>Its problems, although it can be read, as clauses.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];
}
