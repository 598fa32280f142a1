using BriefingBus.Composer.Storage;
using BriefingBus.Contracts;
using BriefingBus.FeedHealth;
using BriefingBus.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BriefingBus.Composer.Collecting;

/// <summary>Stores the status of the feeds, poll by poll.</summary>
public sealed class FeedHealthCollector(SerializedWriter<ComposerContext> writer, TimeProvider clock)
{
    /// <summary>Stores that a poll succeeded.</summary>
    public Task CollectAsync(FeedFetched poll, CancellationToken cancellationToken) =>
        RecordAsync(poll.FeedUrl, poll.FetchedAt, before => FeedStatus.Apply(before, poll), cancellationToken);

    /// <summary>Stores that a poll failed.</summary>
    public Task CollectAsync(FeedFetchFailed poll, CancellationToken cancellationToken) =>
        RecordAsync(poll.FeedUrl, poll.FailedAt, before => FeedStatus.Apply(before, poll), cancellationToken);

    private Task<bool> RecordAsync(
        string feedUrl, DateTimeOffset endedAt, Func<FeedStatus?, FeedStatus> apply, CancellationToken cancellationToken) =>
        writer.WriteAsync(async context =>
        {
            var period = await context.FeedStatusPeriods.Where(s => s.FeedUrl == feedUrl)
                .OrderByDescending(s => s.Since).FirstOrDefaultAsync(cancellationToken);
            var before = period?.ToStatus();
            if (before?.IsSupersededBy(endedAt, clock.GetUtcNow()) == false)
                return false;

            var status = apply(before);
            var kind = status.FailureKind ?? "";
            if (period?.FailureKind != kind)
            {
                if (period?.Since >= endedAt)
                    context.FeedStatusPeriods.Remove(period);
                period = context.FeedStatusPeriods.Add(new FeedStatusPeriod
                {
                    FeedUrl = feedUrl,
                    FeedName = status.FeedName,
                    FailureKind = kind,
                    Since = endedAt,
                    CheckedAt = endedAt,
                }).Entity;
            }
            period.Record(status);
            return true;
        }, cancellationToken);
}
