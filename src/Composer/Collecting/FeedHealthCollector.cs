using BriefingBus.Composer.Storage;
using BriefingBus.Contracts;
using BriefingBus.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BriefingBus.Composer.Collecting;

/// <summary>Keeps how the feeds are doing, poll by poll.</summary>
public sealed class FeedHealthCollector(SerializedWriter<ComposerContext> writer, TimeProvider clock)
{
    // A poll that ended further ahead than this was timed by a clock that was wrong, and must not outrank those that follow.
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(5);

    /// <summary>Keeps that a poll succeeded.</summary>
    public Task CollectAsync(FeedFetched poll, CancellationToken cancellationToken) => ExtendAsync(
        poll.FeedUrl, StoredText.Of(poll.FeedName), failureKind: "", poll.FetchedAt,
        period =>
        {
            period.ReadAt = poll.FetchedAt;
            period.NewestEntry = poll.NewestEntry ?? period.NewestEntry;
            period.NextFetch = poll.NextFetch;
            if (poll.NotModified)
                return;
            period.Problems = [.. poll.Problems.Select(StoredText.Of)];
            period.Losses = [.. poll.Losses.Select(StoredText.Of)];
            period.LossesSince = poll.Losses.Count == 0 ? null : period.LossesSince ?? poll.FetchedAt;
        },
        cancellationToken);

    /// <summary>Keeps that a poll failed.</summary>
    public Task CollectAsync(FeedFetchFailed poll, CancellationToken cancellationToken) => ExtendAsync(
        poll.FeedUrl, StoredText.Of(poll.FeedName), poll.Kind, poll.FailedAt,
        period =>
        {
            period.FailingSince = poll.FailingSince;
            period.Failures = poll.Failures;
            period.FailureReason = StoredText.Of(poll.Reason);
            period.NextFetch = poll.NextFetch;
        },
        cancellationToken);

    private Task<bool> ExtendAsync(
        string feedUrl, string feedName, string failureKind, DateTimeOffset endedAt, Action<FeedStatusPeriod> record, CancellationToken cancellationToken) =>
        writer.WriteAsync(async context =>
        {
            var last = await context.FeedStatusPeriods.Where(s => s.FeedUrl == feedUrl)
                .OrderByDescending(s => s.Since).FirstOrDefaultAsync(cancellationToken);
            if (last is not null && endedAt <= last.CheckedAt && last.CheckedAt <= clock.GetUtcNow() + ClockTolerance)
                return false;

            var period = last?.FailureKind == failureKind ? last : Begin(context, last, feedUrl, feedName, failureKind, endedAt);
            period.CheckedAt = endedAt;
            period.FeedName = feedName;
            record(period);
            return true;
        }, cancellationToken);

    private static FeedStatusPeriod Begin(
        ComposerContext context, FeedStatusPeriod? last, string feedUrl, string feedName, string failureKind, DateTimeOffset since)
    {
        if (last?.Since >= since)
            context.FeedStatusPeriods.Remove(last);
        return context.FeedStatusPeriods.Add(new FeedStatusPeriod
        {
            FeedUrl = feedUrl,
            FeedName = feedName,
            FailureKind = failureKind,
            Since = since,
            CheckedAt = since,
            ReadAt = last?.ReadAt,
            NewestEntry = last?.NewestEntry,
            Problems = last?.Problems ?? [],
            Losses = last?.Losses ?? [],
            LossesSince = last?.LossesSince,
        }).Entity;
    }
}
