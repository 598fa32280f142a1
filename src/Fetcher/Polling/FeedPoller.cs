using BriefingBus.Configuration;
using BriefingBus.Contracts;
using BriefingBus.Fetcher.Articles;
using BriefingBus.Fetcher.Http;
using BriefingBus.Fetcher.Storage;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace BriefingBus.Fetcher.Polling;

/// <summary>Polls one claimed feed: gets it, publishes what is new or why there is nothing, and then, and only then, saves what it learnt.
/// A crash between the two publishes the same entries once more under the same identities; the other order would lose them.</summary>
public sealed partial class FeedPoller(
    FeedRetrieval retrieval,
    ArticlePages articles,
    FeedLeases leases,
    FeedRegister register,
    FetchOptions options,
    BusLifetime busLifetime,
    IBus bus,
    TimeProvider time,
    ILogger<FeedPoller> logger)
{
    /// <summary>Polls the feed and gives it back.</summary>
    /// <param name="state">The feed as claimed.</param>
    /// <param name="feed">The feed as configured.</param>
    /// <param name="stopping">Ends the poll while it still asks; once it has an answer, it finishes.</param>
    /// <exception cref="OperationCanceledException">The poll was ended; the feed is still claimed.</exception>
    public async Task PollAsync(FeedState state, FeedOptions feed, CancellationToken stopping)
    {
        var poll = new Poll(feed, state, time.GetUtcNow(), time.GetTimestamp());
        RetrievedFeed retrieved;
        try
        {
            var earlier = new EarlierAnswer(
                state.Afresh ? null : state.ETag, state.Afresh ? null : state.LastModified, MovedFeed.Address(state), WasRead: state.Seen is not null);
            retrieved = await retrieval.RetrieveAsync(feed, earlier, stopping);
        }
        catch (FetchException e)
        {
            await FailAsync(poll, e);
            return;
        }
        // Nothing but a fault of our own comes here. It must not look like a feed without news, so the feed counts as failed and says so.
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogReadingBroke(e, feed.Url);
            await FailAsync(poll, new FetchException(FailureKind.Unreadable, "BriefingBus failed over this feed; Fetcher's log says how.", inner: e));
            return;
        }
        await SucceedAsync(poll, retrieved, stopping);
    }

    private async Task SucceedAsync(Poll poll, RetrievedFeed retrieved, CancellationToken stopping)
    {
        var (feed, state, now) = (poll.Feed, poll.State, time.GetUtcNow());
        var seen = state.Seen is null ? null : SeenEntries.Unpack(state.Seen);
        var difference = retrieved.Feed is null
            ? new EntryDifference([], seen ?? [], [], [])
            : EntryDiffer.Compare(feed.Url, retrieved.Feed, seen, new DifferenceRule(feed.FirstItems, state.Afresh, options.Remember), now);
        var wishes = retrieved.Feed is null
            ? PublisherWishes.Of(state, retrieved.Answer.FreshFor)
            : PublisherWishes.Of(retrieved.Feed, retrieved.Answer.FreshFor);
        var pages = feed.FullText
            ? await articles.FetchAsync(difference.ToSend, stopping)
            : new Dictionary<Guid, ArticlePage>();
        var next = PollSchedule.AfterSuccess(now, feed.Every, wishes, difference.Seen, poll.Spread);
        var success = new PollSuccess(poll, retrieved, difference, next, now);

        if (!await leases.RenewAsync(state, stopping))
        {
            LogLeaseLost(feed.Url);
            return;
        }
        var message = success.Message(ElapsedMilliseconds(poll));
        foreach (var part in MessageParts.Split(message, difference.ToSend.Select(e => EntryMessage.Of(e, pages.GetValueOrDefault(e.Seen.ItemId)))))
            await bus.Publish(part, CancellationToken.None);

        LogFetched(feed.Url, retrieved.Answer.Status, message.EntriesInFeed, message.EntriesNew, message.ElapsedMilliseconds, next);
        await SettleAsync(state, s =>
        {
            success.ApplyTo(s);
            s.Unconfirmed |= busLifetime == BusLifetime.Process && difference.ToSend.Count > 0;
        });
    }

    private async Task FailAsync(Poll poll, FetchException failure)
    {
        var (feed, state, now) = (poll.Feed, poll.State, time.GetUtcNow());
        var failures = state.Failures + 1;
        var next = failure.Kind == FailureKind.Gone
            ? (DateTimeOffset?)null
            : PollSchedule.AfterFailure(now, failures, failure.RetryAfter, poll.Spread);
        if (!await leases.RenewAsync(state, CancellationToken.None))
        {
            LogLeaseLost(feed.Url);
            return;
        }
        await bus.Publish(
            new FeedFetchFailed
            {
                FetchId = poll.FetchId,
                FeedUrl = feed.Url,
                FeedName = FeedName.Of(feed, state.Title),
                FailedAt = now,
                ElapsedMilliseconds = ElapsedMilliseconds(poll),
                FailingSince = state.FailingSince ?? now,
                Failures = failures,
                Kind = failure.Kind,
                Reason = failure.Message,
                HttpStatus = failure.Status,
                RetryAfter = failure.RetryAfter,
                NextFetch = next,
            },
            CancellationToken.None);
        LogFailed(feed.Url, failure.Kind, failure.Message, failures, next);
        if (failure.InnerException is { } cause)
            LogCause(cause, feed.Url);

        if (failure.Kind == FailureKind.RateLimited && failure.RetryAfter is { } until)
        {
            var heldOff = await register.HoldHostAsync(state, until, toldBefore: state.ThrottledUntil is not null, CancellationToken.None);
            if (heldOff > 0)
                LogHostHeld(state.Host, heldOff, until);
        }
        await SettleAsync(state, s =>
        {
            s.LastPolled = poll.StartedAt;
            s.Asked = false;
            s.Failures = failures;
            s.FailingSince ??= now;
            s.NextDue = next;
            s.ThrottledUntil = failure.Kind == FailureKind.RateLimited ? failure.RetryAfter : null;
            MovedFeed.Forget(s);
        });
    }

    private async Task SettleAsync(FeedState state, Action<FeedState> change)
    {
        try
        {
            await leases.SettleAsync(state, change, CancellationToken.None);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Another fetcher took the feed in between and publishes the same entries under the same identities.
            LogLeaseLost(state.Url);
        }
    }

    private int ElapsedMilliseconds(Poll poll) => (int)time.GetElapsedTime(poll.Started).TotalMilliseconds;

    [LoggerMessage(LogLevel.Information, "Fetched {FeedUrl}: status {Status}, {Entries} entries, {New} to send, {Elapsed} ms, next {Next:u}")]
    private partial void LogFetched(string feedUrl, int? status, int entries, int @new, int elapsed, DateTimeOffset? next);

    [LoggerMessage(LogLevel.Warning, "Could not fetch {FeedUrl}: {Kind}: {Reason} ({Failures} in a row, next {Next:u})")]
    private partial void LogFailed(string feedUrl, string kind, string reason, int failures, DateTimeOffset? next);

    [LoggerMessage(LogLevel.Debug, "Why {FeedUrl} could not be fetched, in full")]
    private partial void LogCause(Exception e, string feedUrl);

    [LoggerMessage(LogLevel.Error, "Reading {FeedUrl} failed by a fault of our own")]
    private partial void LogReadingBroke(Exception e, string feedUrl);

    [LoggerMessage(LogLevel.Warning, "{Host} asks for a pause again: {Feeds} more of its feeds wait until {Until:u}")]
    private partial void LogHostHeld(string? host, int feeds, DateTimeOffset until);

    [LoggerMessage(LogLevel.Warning, "The lease on {FeedUrl} ran out before its poll was done; another fetcher has it now")]
    private partial void LogLeaseLost(string feedUrl);
}
