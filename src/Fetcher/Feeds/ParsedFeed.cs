namespace BriefingBus.Fetcher.Feeds;

/// <summary>A feed document as read: the publisher's words, in one shape for every format.</summary>
public sealed record ParsedFeed
{
    /// <summary>The format, such as <c>rss 2.0</c>, <c>rss 1.0</c>, <c>atom 1.0</c>, <c>json feed 1.1</c>, <c>cdf</c>.</summary>
    public required string Format { get; init; }

    /// <summary>Name of the character encoding that the document was read in, in lower case.</summary>
    public required string Encoding { get; init; }

    /// <summary>The feed's title, or null.</summary>
    public FeedText? Title { get; init; }

    /// <summary>Address of the web site that the feed belongs to, or null.</summary>
    public string? Link { get; init; }

    /// <summary>Language of the feed as the feed or the response header declares it, or null.</summary>
    public string? Language { get; init; }

    /// <summary>RSS <c>ttl</c>: how long the document may be kept before it is fetched again, or null.</summary>
    public TimeSpan? TimeToLive { get; init; }

    /// <summary><c>sy:updatePeriod</c> divided by <c>sy:updateFrequency</c> (RSS 1.0 Syndication module), or null.</summary>
    public TimeSpan? UpdateInterval { get; init; }

    /// <summary>RSS <c>skipHours</c>: hours of the day in GMT, 0 to 23, in which not to poll.</summary>
    public IReadOnlyList<int> SkipHours { get; init; } = [];

    /// <summary>RSS <c>skipDays</c>: days of the week in GMT on which not to poll.</summary>
    public IReadOnlyList<DayOfWeek> SkipDays { get; init; } = [];

    /// <summary>The entries in the document's order.</summary>
    public IReadOnlyList<FeedEntry> Entries { get; init; } = [];

    /// <summary>The problems of the document in plain words, each once.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>The problems that may have lost or damaged content.</summary>
    public IReadOnlyList<string> Losses { get; init; } = [];

    /// <summary>True if the document is incomplete, so that its validators do not cover all of it.</summary>
    public bool EndsEarly { get; init; }
}
