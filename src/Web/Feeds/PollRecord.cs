using BriefingBus.Contracts;
using BriefingBus.Persistence;
using BriefingBus.Rendering;
using BriefingBus.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace BriefingBus.Web.Feeds;

/// <summary>Keeps how each poll of a feed ended. A poll that ended before one that is kept already changes nothing, so that messages may
/// come late or twice; what is kept is always the latest.</summary>
public sealed class PollRecord(SerializedWriter<WebContext> writer, TimeProvider clock)
{
    // A poll that ended further ahead than this was timed by a clock that was wrong, and must not outrank those that follow.
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(5);

    /// <summary>Keeps a poll that succeeded, and its entries.</summary>
    public Task KeepAsync(FeedFetched poll, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(poll);
        return writer.WriteAsync(
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
    }

    /// <summary>Keeps a poll that failed.</summary>
    public Task KeepAsync(FeedFetchFailed poll, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(poll);
        return writer.WriteAsync(
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
    }

    private bool IsNews(StoredFeed feed, DateTimeOffset endedAt) =>
        feed.CheckedAt is not { } last || endedAt > last || last > clock.GetUtcNow() + ClockTolerance;

    private static void Apply(StoredFeed feed, FeedFetched poll)
    {
        Applied(feed, poll.FeedName, poll.FetchedAt, poll.NextFetch, poll.ElapsedMilliseconds, poll.HttpStatus);
        feed.ReadAt = poll.FetchedAt;
        (feed.FailingSince, feed.Failures, feed.FailureKind, feed.FailureReason, feed.RetryAfter) = (null, 0, null, null, null);
        feed.AnsweredBy = Short(poll.AnsweredBy);
        feed.NewestEntry = poll.NewestEntry ?? feed.NewestEntry;
        if (poll.NotModified)
            return;
        feed.Format = Short(poll.Format);
        feed.SiteUrl = Short(poll.SiteUrl);
        feed.EntriesInFeed = poll.EntriesInFeed;
        feed.Problems = [.. poll.Problems.Take(20).Select(p => Short(p)!)];
        feed.Losses = [.. poll.Losses.Take(20).Select(p => Short(p)!)];
        feed.LossesSince = poll.Losses.Count == 0 ? null : feed.LossesSince ?? poll.FetchedAt;
    }

    private static void Apply(StoredFeed feed, FeedFetchFailed poll)
    {
        Applied(feed, poll.FeedName, poll.FailedAt, poll.NextFetch, poll.ElapsedMilliseconds, poll.HttpStatus);
        feed.FailingSince = poll.FailingSince;
        feed.Failures = poll.Failures;
        feed.FailureKind = Short(poll.Kind);
        feed.FailureReason = Short(poll.Reason) ?? "";
        feed.RetryAfter = poll.RetryAfter;
        feed.AnsweredBy = null;
    }

    private static void Applied(StoredFeed feed, string name, DateTimeOffset endedAt, DateTimeOffset? next, int milliseconds, int? status)
    {
        feed.Name = Short(name) ?? "";
        feed.CheckedAt = endedAt;
        feed.NextFetch = next;
        feed.HttpStatus = status;
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

    private static string? Short(string? text) => text is null ? null : KeptText.Cut(Printable.Line(text), 2000);
}
