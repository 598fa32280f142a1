using BriefingBus.Fetcher.Http;
using BriefingBus.Fetcher.Storage;
using BriefingBus.ServiceDefaults.Bus;
using MassTransit;

namespace BriefingBus.Fetcher.Polling;

/// <summary>Polls one claimed feed: fetches it, publishes the outcome, and only then saves the feed's state. A crash in between publishes
/// the same entries once more under the same identities; the other order would lose them.</summary>
public sealed partial class FeedPoller(
    PollAttempt attempt,
    FeedLeases leases,
    FeedStateStore states,
    IBus bus,
    PollMetrics metrics,
    FailedPollLog failures,
    TimeProvider time,
    ILogger<FeedPoller> logger)
{
    /// <summary>Polls the feed and releases it. A poll ends in exactly one of <see cref="FeedFetched"/> and <see cref="FeedFetchFailed"/>,
    /// whatever is wrong with the feed; only a fault of the database or the bus leaves it unfinished, to be repeated.</summary>
    /// <param name="state">The feed as claimed.</param>
    /// <param name="feed">The feed as configured.</param>
    /// <param name="stopping">Cancels the poll until it has an answer; after that it finishes.</param>
    /// <exception cref="OperationCanceledException">The poll was cancelled; the feed is still claimed.</exception>
    public async Task PollAsync(FeedState state, FeedOptions feed, CancellationToken stopping)
    {
        var poll = new Poll(feed, state, time.GetUtcNow(), time.GetTimestamp());
        using var trace = PollTrace.Start(poll.FetchId, feed.Url);
        var outcome = await attempt.RunAsync(poll, stopping);
        if (!await leases.RenewAsync(state, CancellationToken.None))
        {
            LogLeaseLost(feed.Url);
            return;
        }
        outcome = await PublishAsync(poll, outcome);
        Log(poll, outcome);
        metrics.Record(outcome.Messages[0]);
        if (outcome.Failure is { Kind: FailureKind.RateLimited, RetryAfter: { } until, Host: { } host })
        {
            var postponed = await states.PostponeHostAsync(
                state, host, until, throttledBefore: state.ThrottledUntil is not null, CancellationToken.None);
            if (postponed > 0)
                LogHostPostponed(host, postponed, until);
        }
        await CompleteAsync(state, outcome.Apply);
    }

    /// <summary>Publishes the outcome. An outcome that cannot be published becomes a failure, unless part of it has been
    /// published.</summary>
    private async Task<PollOutcome> PublishAsync(Poll poll, PollOutcome outcome)
    {
        var published = 0;
        try
        {
            foreach (var message in outcome.Messages)
            {
                await PublishAsync(message);
                published++;
            }
            return outcome;
        }
        catch (Exception e) when (published == 0 && outcome.Failure is null && !TransientFault.IsTransient(e))
        {
            outcome = attempt.Broken(poll, e);
        }
        foreach (var message in outcome.Messages)
            await PublishAsync(message);
        return outcome;
    }

    /// <summary>A stopping process waits for this as long as it can.</summary>
    private Task PublishAsync(object message) =>
        PublishLimit.KeepAsync(limited => bus.Publish(message, message.GetType(), limited), CancellationToken.None);

    private void Log(Poll poll, PollOutcome outcome)
    {
        if (outcome.Messages[0] is FeedFetched f)
        {
            failures.NoteRead();
            object status = f.HttpStatus is { } http ? http : "none (a file)";
            LogFetched(poll.Feed.Url, status, f.EntriesInFeed, f.EntriesNew, f.ElapsedMilliseconds, f.NextFetch);
        }
        else if (outcome.Messages[0] is FeedFetchFailed failed)
            failures.NoteFailed(failed);
        if (outcome.Failure?.InnerException is { } cause)
            LogCause(cause, poll.Feed.Url);
    }

    private async Task CompleteAsync(FeedState state, Action<FeedState> change)
    {
        try
        {
            await leases.CompleteAsync(state, change, CancellationToken.None);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Another fetcher took the feed meanwhile and publishes the same entries under the same identities.
            LogLeaseLost(state.Url);
        }
    }

    [LoggerMessage(LogLevel.Information,
        "Fetched {FeedUrl}: status {Status}, {Entries} entries, {New} to send, {Elapsed} ms, next {Next:u}")]
    private partial void LogFetched(string feedUrl, object status, int entries, int @new, int elapsed, DateTimeOffset? next);

    [LoggerMessage(LogLevel.Debug, "Why {FeedUrl} could not be fetched, in full")]
    private partial void LogCause(Exception e, string feedUrl);

    [LoggerMessage(LogLevel.Warning, "{Host} requests a pause again: {Feeds} more of its feeds wait until {Until:u}")]
    private partial void LogHostPostponed(string host, int feeds, DateTimeOffset until);

    [LoggerMessage(LogLevel.Warning, "The lease on {FeedUrl} ran out before its poll was done; another fetcher polls it now")]
    private partial void LogLeaseLost(string feedUrl);
}
