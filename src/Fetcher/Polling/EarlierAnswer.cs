namespace BriefingBus.Fetcher.Polling;

/// <summary>What an earlier poll learnt that spares this one something.</summary>
/// <param name="ETag">ETag as received, or null.</param>
/// <param name="LastModified">Last-Modified as received, or null.</param>
/// <param name="MovedTo">The address that the feed has moved to for good, or null.</param>
public sealed record EarlierAnswer(string? ETag, string? LastModified, string? MovedTo);
