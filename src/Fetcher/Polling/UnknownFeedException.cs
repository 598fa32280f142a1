namespace BriefingBus.Fetcher.Polling;

/// <summary>A poll was asked for of a feed that no edition names. Only configured feeds are ever fetched.</summary>
public sealed class UnknownFeedException(string url)
    : Exception($"No section of briefing.yaml names the feed '{url}'; a feed is asked for by its address exactly as written there.");
