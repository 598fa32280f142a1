using BriefingBus.Composer.Storage;
using BriefingBus.Contracts;
using BriefingBus.FeedHealth;
using BriefingBus.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BriefingBus.Composer.Collecting;

/// <summary>Stores the outcome of polls: the status of the feeds, and the entries that should arrive as items.</summary>
public sealed class PollCollector(SerializedWriter<ComposerContext> writer, TimeProvider clock)
{
    /// <summary>Stores that a poll succeeded.</summary>
    public Task CollectAsync(FeedFetched poll, CancellationToken cancellationToken) =>
        writer.WriteAsync(
            async context =>
            {
                await AwaitAsync(context, poll, cancellationToken);
                await RecordAsync(context, poll.FeedUrl, poll.FetchedAt, before => FeedStatus.Apply(before, poll), cancellationToken);
            },
            cancellationToken);

    /// <summary>Stores that a poll failed.</summary>
    public Task CollectAsync(FeedFetchFailed poll, CancellationToken cancellationToken) =>
        writer.WriteAsync(
            context => RecordAsync(context, poll.FeedUrl, poll.FailedAt, before => FeedStatus.Apply(before, poll), cancellationToken),
            cancellationToken);

    private async Task AwaitAsync(ComposerContext context, FeedFetched poll, CancellationToken cancellationToken)
    {
        if (poll.Entries.Count == 0
            || await context.AwaitedPolls.AnyAsync(p => p.FetchId == poll.FetchId && p.Part == poll.Part, cancellationToken))
            return;
        context.AwaitedPolls.Add(new AwaitedPoll
        {
            FetchId = poll.FetchId,
            Part = poll.Part,
            FeedUrl = poll.FeedUrl,
            FetchedAt = poll.FetchedAt,
            Since = clock.GetUtcNow(),
            Entries = [.. poll.Entries.Select(e => new AwaitedEntry(e.ItemId, e.ContentHash))],
        });
    }

    private async Task RecordAsync(
        ComposerContext context,
        string feedUrl,
        DateTimeOffset endedAt,
        Func<FeedStatus?, FeedStatus> apply,
        CancellationToken cancellationToken)
    {
        var period = await context.FeedStatusPeriods.Where(s => s.FeedUrl == feedUrl)
            .OrderByDescending(s => s.Since).FirstOrDefaultAsync(cancellationToken);
        var before = period?.ToStatus();
        if (before?.IsSupersededBy(endedAt, clock.GetUtcNow()) == false)
            return;

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
    }
}
