using BriefingBus.Fetcher.Http;
using BriefingBus.Fetcher.Storage;

namespace BriefingBus.Fetcher.Polling;

/// <summary>The message and the state changes of a failed poll.</summary>
/// <param name="Poll">The poll.</param>
/// <param name="Failure">Why it failed.</param>
/// <param name="NextEdition">When the next edition with the feed comes out that this poll was too early for, or null.</param>
/// <param name="Now">When it ended.</param>
internal sealed record PollFailure(Poll Poll, FetchException Failure, DateTimeOffset? NextEdition, DateTimeOffset Now)
{
    private int Failures { get; } = Poll.State.Failures + 1;

    private DateTimeOffset FailingSince { get; } = Poll.State.FailingSince ?? Now;

    /// <summary>The next poll; null if the publisher retired the feed at its own address. A pause that the server requested takes
    /// precedence over an edition.</summary>
    private DateTimeOffset? Next
    {
        get
        {
            var due = PollSchedule.AfterFailure(Now, Failures, Failure.RetryAfter, Poll.Spread);
            return Failure.Kind == FailureKind.Gone && !MovedFeed.GoesBack(Poll.State) ? null
                : Failure.RetryAfter is not null ? due
                : PollSchedule.BeforeEdition(due, NextEdition, Poll.Spread);
        }
    }

    /// <summary>The message.</summary>
    public FeedFetchFailed Message(int elapsedMilliseconds) => new()
    {
        FetchId = Poll.FetchId,
        FeedUrl = Poll.Feed.Url,
        FeedName = FeedName.Of(Poll.Feed, Poll.State.Title),
        FailedAt = Now,
        ElapsedMilliseconds = elapsedMilliseconds,
        FailingSince = FailingSince,
        Failures = Failures,
        Kind = Failure.Kind,
        Reason = Failure.Message,
        HttpStatus = Failure.Status,
        RetryAfter = Failure.RetryAfter,
        NextFetch = Next,
    };

    /// <summary>Writes the failure into the feed's row.</summary>
    public void ApplyTo(FeedState state)
    {
        state.LastPolled = Poll.StartedAt;
        state.RefreshRequested = false;
        (state.Failures, state.FailingSince) = (Failures, FailingSince);
        state.NextDue = Next;
        state.ThrottledUntil = Failure.Kind == FailureKind.RateLimited ? Failure.RetryAfter : null;
        MovedFeed.Forget(state);
    }
}
