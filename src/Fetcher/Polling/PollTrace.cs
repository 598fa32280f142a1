using System.Diagnostics;

namespace BriefingBus.Fetcher.Polling;

/// <summary>The trace of a poll: it leads on through Cleaner to Composer. Its trace id is the fetch id, so that whoever has
/// a message, a log line or a stored item finds its trace.</summary>
public static class PollTrace
{
    private static readonly ActivitySource Source = new(PollMetrics.Name);

    /// <summary>Starts it as the root of its trace; null where nobody listens.</summary>
    public static Activity? Start(Guid fetchId, string feedUrl)
    {
        var trace = Source.CreateActivity("poll", ActivityKind.Internal);
        if (trace is null)
            return null;
        trace.SetParentId(ActivityTraceId.CreateFromBytes(fetchId.ToByteArray(bigEndian: true)), default, ActivityTraceFlags.Recorded);
        trace.SetTag("briefingbus.fetch.id", fetchId);
        trace.SetTag("briefingbus.feed", feedUrl);
        return trace.Start();
    }
}
