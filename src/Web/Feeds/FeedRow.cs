namespace BriefingBus.Web.Feeds;

/// <summary>A configured feed with its data.</summary>
/// <param name="Feed">The feed as configured.</param>
/// <param name="Id">Its identity in addresses.</param>
/// <param name="Edition">The first edition that has it; its time zone counts.</param>
/// <param name="Sections">The sections that have it.</param>
/// <param name="Known">The stored data of its polls, or null.</param>
/// <param name="Condition">Its status.</param>
public sealed record FeedRow(
    FeedOptions Feed, Guid Id, EditionOptions Edition, IReadOnlyList<string> Sections, StoredFeed? Known, FeedCondition Condition)
{
    /// <summary>The name to show.</summary>
    public string Name { get; } = Printable.Line(Feed.NameOr(Known?.Name));

    /// <summary>The average time of the last polls, or null.</summary>
    public TimeSpan? AverageTime =>
        Known is { Milliseconds.Count: > 0 } known ? TimeSpan.FromMilliseconds(known.Milliseconds.Average()) : null;

    /// <summary>The publisher's last response as a phrase; null if there was none.</summary>
    public string? Answer => Known?.HttpStatus switch
    {
        null => null,
        304 => "HTTP 304, nothing new",
        var status => $"HTTP {status}",
    };
}
