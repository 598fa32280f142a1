namespace BriefingBus.Fetcher.Feeds;

/// <summary>A document that is no feed: the message says in plain words what it is instead.</summary>
public sealed class NotAFeedException : Exception
{
    /// <inheritdoc/>
    public NotAFeedException()
    {
    }

    /// <inheritdoc/>
    public NotAFeedException(string message) : base(message)
    {
    }

    /// <inheritdoc/>
    public NotAFeedException(string message, Exception innerException) : base(message, innerException)
    {
    }

    /// <summary>Absolute address of the feed that the document, a web page, links to (<c>rel="alternate"</c>), or null. To be followed once.</summary>
    public string? FeedLink { get; init; }
}
