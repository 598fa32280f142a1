namespace BriefingBus.Fetcher.Polling;

/// <summary>Registered where every feed is polled once at the start, due or not.</summary>
public sealed record PollAtStart;
