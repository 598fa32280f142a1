using BriefingBus.FeedHealth;
using BriefingBus.Web.Storage;

namespace BriefingBus.Web.Feeds;

/// <summary>Stores the outcome of each poll. Ignores a poll older than the stored one, so that messages may arrive late or twice.</summary>
public sealed class PollRecord(SerializedWriter<WebContext> writer, TimeProvider clock)
{
    /// <summary>Stores a successful poll and its entries.</summary>
    public Task KeepAsync(FeedFetched poll, CancellationToken cancellationToken) =>
        writer.WriteAsync(
            async context =>
            {
                var feed = await StoredFeed.FindOrAddAsync(context, poll.FeedUrl, Printable.Line(poll.FeedName), cancellationToken);
                if (IsNews(feed, poll.FetchedAt))
                {
                    Apply(feed, poll);
                    await ExtendAsync(context, feed, "", poll.FetchedAt, _ => { }, cancellationToken);
                }
                await EntryRecord.KeepPollAsync(context, feed.Id, poll, cancellationToken);
            },
            cancellationToken);

    /// <summary>Stores a failed poll.</summary>
    public Task KeepAsync(FeedFetchFailed poll, CancellationToken cancellationToken) =>
        writer.WriteAsync(
            async context =>
            {
                var feed = await StoredFeed.FindOrAddAsync(context, poll.FeedUrl, Printable.Line(poll.FeedName), cancellationToken);
                if (!IsNews(feed, poll.FailedAt))
                    return;
                Apply(feed, poll);
                await ExtendAsync(context, feed, poll.Kind, poll.FailedAt, period =>
                    period.Reason = feed.FailureReason!, cancellationToken);
            },
            cancellationToken);

    private bool IsNews(StoredFeed feed, DateTimeOffset endedAt) =>
        feed.CheckedAt is null || feed.ToStatus()?.IsSupersededBy(endedAt, clock.GetUtcNow()) != false;

    private static void Apply(StoredFeed feed, FeedFetched poll)
    {
        feed.Record(FeedStatus.Apply(feed.ToStatus(), poll));
        RecordAnswer(feed, poll.ElapsedMilliseconds, poll.HttpStatus, retryAfter: null, poll.AnsweredBy);
        if (poll.NotModified)
            return;
        (feed.Format, feed.SiteUrl, feed.EntriesInFeed) = (KeptText.Short(poll.Format), KeptText.Short(poll.SiteUrl), poll.EntriesInFeed);
    }

    private static void Apply(StoredFeed feed, FeedFetchFailed poll)
    {
        feed.Record(FeedStatus.Apply(feed.ToStatus(), poll));
        RecordAnswer(feed, poll.ElapsedMilliseconds, poll.HttpStatus, poll.RetryAfter, answeredBy: null);
    }

    private static void RecordAnswer(StoredFeed feed, int milliseconds, int? status, DateTimeOffset? retryAfter, string? answeredBy)
    {
        (feed.HttpStatus, feed.RetryAfter, feed.AnsweredBy) = (status, retryAfter, KeptText.Short(answeredBy));
        feed.Milliseconds = [.. feed.Milliseconds.TakeLast(StoredFeed.PollsTimed - 1), milliseconds];
    }

    private static async Task ExtendAsync(
        WebContext context, StoredFeed feed, string kind, DateTimeOffset endedAt, Action<StoredStatusPeriod> record,
        CancellationToken cancellationToken)
    {
        var periods = await context.Set<StoredStatusPeriod>().Where(s => s.FeedId == feed.Id).OrderByDescending(s => s.Since)
            .ToListAsync(cancellationToken);
        foreach (var wrong in periods.Where(s => s.Since >= endedAt).Concat(periods.Skip(StoredStatusPeriod.Max - 1)).Distinct().ToList())
        {
            context.Remove(wrong);
            periods.Remove(wrong);
        }
        var period = periods is [var last, ..] && last.FailureKind == kind
            ? last
            : context.Add(new StoredStatusPeriod { FeedId = feed.Id, Since = endedAt, FailureKind = kind, Until = endedAt }).Entity;
        period.Until = endedAt;
        period.Polls++;
        period.HttpStatus = feed.HttpStatus;
        period.RetryAfter = feed.RetryAfter;
        record(period);
    }
}
