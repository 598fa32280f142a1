namespace BriefingBus.Fetcher.Feeds;

/// <summary>A document that is no feed.</summary>
/// <param name="message">What it is instead, in plain words.</param>
/// <param name="inner">The cause, or null.</param>
public sealed class NotAFeedException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Absolute addresses of the feeds that the document, a web page, links to (<c>rel="alternate"</c>), the likeliest first. To
    /// be followed once.</summary>
    public IReadOnlyList<string> FeedLinks { get; init; } = [];
}
