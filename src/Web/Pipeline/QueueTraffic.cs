namespace BriefingBus.Web.Pipeline;

/// <summary>What this process has done with a queue's messages since it started.</summary>
/// <param name="Queue">The queue.</param>
/// <param name="InHand">Messages being worked on.</param>
/// <param name="Handled">Messages finished, well or badly.</param>
/// <param name="Failed">Those that failed.</param>
/// <param name="PerSecond">Messages finished a second, over the last minute.</param>
/// <param name="LastAt">When the last one came; null where none has.</param>
public sealed record QueueTraffic(string Queue, int InHand, long Handled, long Failed, double PerSecond, DateTimeOffset? LastAt);
