namespace BriefingBus.Fetcher.Feeds;

/// <summary>A document that is no feed.</summary>
/// <param name="message">What it is instead, in plain words.</param>
/// <param name="inner">The cause, or null.</param>
public sealed class NotAFeedException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Absolute address of the feed that the document, a web page, links to (<c>rel="alternate"</c>), or null. To be followed
    /// once.</summary>
    public string? FeedLink { get; init; }
}
