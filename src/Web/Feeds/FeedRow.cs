namespace BriefingBus.Web.Feeds;

/// <summary>A configured feed with what is known of it.</summary>
/// <param name="Feed">The feed as configured.</param>
/// <param name="Id">Its identity in addresses.</param>
/// <param name="Edition">The first edition that names it, whose time zone counts.</param>
/// <param name="Sections">The sections that name it.</param>
/// <param name="Known">What its polls told; null where none has been heard of.</param>
/// <param name="Condition">How it is.</param>
public sealed record FeedRow(
    FeedOptions Feed, Guid Id, EditionOptions Edition, IReadOnlyList<string> Sections, StoredFeed? Known, FeedCondition Condition)
{
    /// <summary>The name to show.</summary>
    public string Name { get; } = Printable.Line(Feed.NameOr(Known?.Name));

    /// <summary>The average time of the last polls, or null.</summary>
    public TimeSpan? AverageTime =>
        Known is { Milliseconds.Count: > 0 } known ? TimeSpan.FromMilliseconds(known.Milliseconds.Average()) : null;

    /// <summary>What the publisher's server said last, in a few words; null where it said nothing.</summary>
    public string? Answer => Known?.HttpStatus switch
    {
        null => null,
        304 => "HTTP 304, nothing new",
        var status => $"HTTP {status}",
    };
}
