namespace BriefingBus.Fetcher.Polling;

/// <summary>What an earlier poll learnt that spares this one something.</summary>
/// <param name="ETag">ETag as received, or null.</param>
/// <param name="LastModified">Last-Modified as received, or null.</param>
/// <param name="MovedTo">The address to ask instead of the configured one, or null.</param>
/// <param name="WasRead">True where the feed has been read before, so that a web page in its place is a failure.</param>
public sealed record EarlierAnswer(string? ETag, string? LastModified, string? MovedTo, bool WasRead);
