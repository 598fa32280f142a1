using BriefingBus.Fetcher.Articles;
using BriefingBus.Fetcher.Entries;
using BriefingBus.Fetcher.Http;
using BriefingBus.Fetcher.Pictures;
using Microsoft.Extensions.Options;

namespace BriefingBus.Fetcher.Polling;

/// <summary>Fetches a feed and determines the outcome of its poll. It publishes and saves nothing.</summary>
public sealed partial class PollAttempt(
    FeedRetrieval retrieval,
    ArticlePages articles,
    EntryPictures pictures,
    FetchOptions options,
    EditionTimes editions,
    IOptions<PollingMode> mode,
    PollMetrics metrics,
    TimeProvider time,
    ILogger<PollAttempt> logger)
{
    /// <summary>The outcome of a poll: the new entries, or a failure, whatever is wrong with the feed.</summary>
    /// <exception cref="OperationCanceledException">The poll was cancelled.</exception>
    internal async Task<PollOutcome> RunAsync(Poll poll, CancellationToken stopping)
    {
        try
        {
            return await FetchAsync(poll, stopping);
        }
        // Only an internal fault gets here. It must not look like a feed without news, so the feed counts as failed.
        catch (Exception e) when (!(e is OperationCanceledException && stopping.IsCancellationRequested))
        {
            return Broken(poll, e);
        }
    }

    private async Task<PollOutcome> FetchAsync(Poll poll, CancellationToken stopping)
    {
        try
        {
            return await SucceedAsync(poll, stopping);
        }
        catch (FetchException e)
        {
            return Fail(poll, e);
        }
    }

    private async Task<PollOutcome> SucceedAsync(Poll poll, CancellationToken stopping)
    {
        var (feed, state) = (poll.Feed, poll.State);
        var earlier = new EarlierAnswer(
            state.ForceRefresh ? null : state.ETag, state.ForceRefresh ? null : state.LastModified,
            MovedFeed.Address(state), WasRead: state.Seen is not null);
        using var retrieved = await retrieval.RetrieveAsync(feed, earlier, stopping);
        metrics.RecordBody(retrieved.Bytes);
        var now = time.GetUtcNow();
        var rule = new DifferenceRule(feed.FirstItems, state.ForceRefresh, options.Remember, retrieved.Answer.IsDelta);
        var seen = state.Seen is null ? null : SeenEntries.Unpack(state.Seen);
        var difference = retrieved.Feed is null
            ? new EntryDifference([], seen ?? [], [], [])
            : EntryDiffer.Compare(feed.Url, retrieved.Feed, seen, rule, now);
        var hints = retrieved.Feed is null
            ? PollingHints.Of(state, retrieved.Answer.FreshFor)
            : PollingHints.Of(retrieved.Feed, retrieved.Answer.FreshFor);
        // Other large documents need not wait for this one's article pages.
        if (feed.FullText)
            retrieved.Dispose();
        var pages = feed.FullText
            ? await articles.FetchAsync(feed.Url, difference.ToSend, stopping)
            : new Dictionary<Guid, PackedPage>();
        var due = PollSchedule.AfterSuccess(now, feed.Every, hints, difference.Seen, poll.Spread);
        var next = PollSchedule.BeforeEdition(due, editions.Next(feed.Url, polled: now, now), poll.Spread);
        var success = new PollSuccess(poll, retrieved, difference, next, now);
        var message = success.Message(ElapsedMilliseconds(poll));
        var parts = MessageParts.Split(
            message,
            difference.ToSend.Select(e => EntryMessage.Of(e, pages.GetValueOrDefault(e.Seen.ItemId), pictures.In(e.Entry, feed.Url))));
        return new PollOutcome([.. parts], null, s =>
        {
            success.ApplyTo(s);
            s.Unconfirmed |= mode.Value.BusDiesWithProcess && difference.ToSend.Count > 0;
        });
    }

    /// <summary>The outcome of a poll that a fault of this program ended.</summary>
    internal PollOutcome Broken(Poll poll, Exception fault)
    {
        LogReadingBroke(fault, poll.Feed.Url);
        return Fail(poll, fault is OutOfMemoryException
            ? new FetchException(FailureKind.TooLarge, "The feed needs more memory than Fetcher has.", inner: fault)
            : new FetchException(
                FailureKind.Unreadable, "BriefingBus failed to read this feed; Fetcher's log has the details.", inner: fault));
    }

    private PollOutcome Fail(Poll poll, FetchException failure)
    {
        var now = time.GetUtcNow();
        var failed = new PollFailure(poll, failure, editions.Next(poll.Feed.Url, polled: now, now), now);
        return new PollOutcome([failed.Message(ElapsedMilliseconds(poll))], failure, failed.ApplyTo);
    }

    private int ElapsedMilliseconds(Poll poll) => (int)time.GetElapsedTime(poll.Started).TotalMilliseconds;

    [LoggerMessage(LogLevel.Error, "Could not read {FeedUrl} because of an internal fault; the feed counts as failed")]
    private partial void LogReadingBroke(Exception e, string feedUrl);
}
