namespace BriefingBus.Fetcher.Discovery;

/// <summary>A feed that was found and read.</summary>
/// <param name="Url">Its address.</param>
/// <param name="Title">Its own title, or null.</param>
/// <param name="Format">Its format, such as <c>rss 2.0</c>.</param>
/// <param name="Items">How many entries it has.</param>
/// <param name="Newest">The newest entry's date, or null where none is dated.</param>
public sealed record FoundFeed(string Url, string? Title, string Format, int Items, DateTimeOffset? Newest);
