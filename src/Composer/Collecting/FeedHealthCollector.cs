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
        spell =>
        {
            spell.ReadAt = poll.FetchedAt;
            spell.NewestEntry = poll.NewestEntry ?? spell.NewestEntry;
            spell.NextFetch = poll.NextFetch;
            if (poll.NotModified)
                return;
            spell.Problems = [.. poll.Problems.Select(StoredText.Of)];
            spell.Losses = [.. poll.Losses.Select(StoredText.Of)];
            spell.LossesSince = poll.Losses.Count == 0 ? null : spell.LossesSince ?? poll.FetchedAt;
        },
        cancellationToken);

    /// <summary>Keeps that a poll failed.</summary>
    public Task CollectAsync(FeedFetchFailed poll, CancellationToken cancellationToken) => ExtendAsync(
        poll.FeedUrl, StoredText.Of(poll.FeedName), poll.Kind, poll.FailedAt,
        spell =>
        {
            spell.FailingSince = poll.FailingSince;
            spell.Failures = poll.Failures;
            spell.FailureReason = StoredText.Of(poll.Reason);
            spell.NextFetch = poll.NextFetch;
        },
        cancellationToken);

    private Task<bool> ExtendAsync(
        string feedUrl, string feedName, string failureKind, DateTimeOffset endedAt, Action<FeedSpell> record, CancellationToken cancellationToken) =>
        writer.WriteAsync(async context =>
        {
            var last = await context.FeedSpells.Where(s => s.FeedUrl == feedUrl)
                .OrderByDescending(s => s.Since).FirstOrDefaultAsync(cancellationToken);
            if (last is not null && endedAt <= last.CheckedAt && last.CheckedAt <= clock.GetUtcNow() + ClockTolerance)
                return false;

            var spell = last?.FailureKind == failureKind ? last : Begin(context, last, feedUrl, feedName, failureKind, endedAt);
            spell.CheckedAt = endedAt;
            spell.FeedName = feedName;
            record(spell);
            return true;
        }, cancellationToken);

    private static FeedSpell Begin(
        ComposerContext context, FeedSpell? last, string feedUrl, string feedName, string failureKind, DateTimeOffset since)
    {
        if (last?.Since >= since)
            context.FeedSpells.Remove(last);
        return context.FeedSpells.Add(new FeedSpell
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
