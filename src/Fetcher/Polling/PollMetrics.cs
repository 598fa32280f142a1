using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace BriefingBus.Fetcher.Polling;

/// <summary>Measures polls. No tag names a feed: an installation has thousands.</summary>
public sealed class PollMetrics
{
    /// <summary>Names the meter and the source of traces.</summary>
    public const string Name = "BriefingBus.Fetcher";

    private readonly Counter<long> polls;
    private readonly Histogram<double> duration;
    private readonly Counter<long> bytes;
    private readonly Counter<long> entries;

    /// <summary>Makes the instruments.</summary>
    public PollMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(Name);
        polls = meter.CreateCounter<long>(
            "briefingbus.polls", "{poll}", "Polls that ended, by outcome: fetched, unchanged, or the kind of failure");
        duration = meter.CreateHistogram<double>("briefingbus.poll.duration", "s", "Time from the claim of a feed to its answer");
        bytes = meter.CreateCounter<long>("briefingbus.poll.body.size", "By", "Bytes of documents after decompression");
        entries = meter.CreateCounter<long>(
            "briefingbus.entries.published", "{entry}", "New and changed entries that were sent to Cleaner");
    }

    /// <summary>Counts a document that was received.</summary>
    public void RecordBody(int length) => bytes.Add(length);

    /// <summary>Counts a poll that was published.</summary>
    /// <param name="message">The first message of its outcome.</param>
    public void Record(object message)
    {
        switch (message)
        {
            case FeedFetched fetched:
                Record(fetched.EntriesNew > 0 ? "fetched" : "unchanged", fetched.ElapsedMilliseconds);
                entries.Add(fetched.EntriesNew);
                break;
            case FeedFetchFailed failed:
                Record(failed.Kind, failed.ElapsedMilliseconds);
                break;
        }
    }

    private void Record(string outcome, int milliseconds)
    {
        var tag = new KeyValuePair<string, object?>("outcome", outcome);
        polls.Add(1, tag);
        duration.Record(milliseconds / 1000.0, tag);
    }
}

/// <summary>The trace of a poll, which continues through Cleaner to Composer. Its trace id is the fetch id, so that a message, a log line
/// or a stored item leads to the trace.</summary>
public static class PollTrace
{
    private static readonly ActivitySource Source = new(PollMetrics.Name);

    /// <summary>Starts the activity as the root of its trace; null without a listener.</summary>
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
