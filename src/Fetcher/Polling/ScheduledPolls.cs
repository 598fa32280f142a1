namespace BriefingBus.Fetcher.Polling;

/// <summary>Registered where feeds are polled when they are due, and not only when somebody asks for them.</summary>
public sealed record ScheduledPolls;
