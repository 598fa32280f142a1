using BriefingBus.Fetcher.Entries;
using BriefingBus.Fetcher.Feeds;
using BriefingBus.Fetcher.Storage;

namespace BriefingBus.Fetcher.Polling;

/// <summary>The message and the state changes of a successful poll.</summary>
internal sealed record PollSuccess(Poll Poll, RetrievedFeed Retrieved, EntryDifference Difference, DateTimeOffset Next, DateTimeOffset Now)
{
    private const int MaxListed = 200;

    private DateTimeOffset? Newest => Difference.Seen.Count > 0
        ? Later(Poll.State.NewestEntry, DateTimeOffset.FromUnixTimeSeconds(Difference.Seen.Max(s => s.Appeared)))
        : Poll.State.NewestEntry;

    private string? Title { get; } = Retrieved.Feed is { } read ? FeedName.Text(read.Title) : Poll.State.Title;

    /// <summary>The address that answered if it is not the configured one; only its host if the feed has a secret in its address, or if it
    /// is too long for a message.</summary>
    private string? AnsweredBy => Retrieved.Answer.Address switch
    {
        { IsFile: true } => null,
        var address when Poll.Feed.Address is not null =>
            new Uri(Poll.Feed.Url).GetLeftPart(UriPartial.Authority) is var own && address.GetLeftPart(UriPartial.Authority) is var other
                && own != other ? other : null,
        var address when address.AbsoluteUri == Poll.Feed.Url => null,
        var address => address.AbsoluteUri.Length <= MessageParts.MaxAddressSize
            ? address.AbsoluteUri
            : address.GetLeftPart(UriPartial.Authority),
    };

    /// <summary>The message, without entries.</summary>
    public FeedFetched Message(int elapsedMilliseconds) => new()
    {
        FetchId = Poll.FetchId,
        FeedUrl = Poll.Feed.Url,
        FeedName = FeedName.Of(Poll.Feed, Title),
        FetchedAt = Now,
        ElapsedMilliseconds = elapsedMilliseconds,
        NotModified = Retrieved.Feed is null,
        EntriesInFeed = Retrieved.Feed?.Entries.Count ?? 0,
        EntriesNew = Difference.ToSend.Count,
        NewestEntry = Newest,
        NextFetch = Next,
        Format = Retrieved.Feed?.Format,
        FeedTitle = Title,
        SiteUrl = Retrieved.Feed?.Link is { Length: <= MessageParts.MaxAddressSize } site ? site : null,
        Language = Retrieved.Feed?.Language,
        AnsweredBy = AnsweredBy,
        HttpStatus = Retrieved.Answer.Status,
        Problems = Retrieved.Problems,
        Losses = Retrieved.Losses,
        Listed = Retrieved is { Feed: not null, IsWhole: true, Answer.IsDelta: false } && Difference.Listed.Count <= MaxListed
            ? Difference.Listed
            : null,
        Neighbours = [.. Difference.Siblings.Select(Longest).Select(CompressedText.Wrap).OfType<MessageText>()],
    };

    /// <summary>Updates the feed's row.</summary>
    public void ApplyTo(FeedState state)
    {
        var answer = Retrieved.Answer;
        state.Failures = 0;
        state.FailingSince = null;
        state.ThrottledUntil = null;
        state.LastPolled = Poll.StartedAt;
        state.RefreshRequested = false;
        state.NextDue = Next;
        state.NewestEntry = Newest;
        state.Title = Title;
        state.ForceRefresh = false;
        // The new address of such a feed may contain the secret, which must not be stored.
        if (Poll.Feed.Address is null)
            MovedFeed.Note(state, Retrieved);
        if (Retrieved.Feed is not { } read)
        {
            state.ETag = answer.ETag ?? state.ETag;
            state.LastModified = answer.LastModified ?? state.LastModified;
            return;
        }
        // With the validators of a truncated answer, the server would never send the rest.
        state.ETag = Retrieved.IsWhole ? answer.ETag : null;
        state.LastModified = Retrieved.IsWhole ? answer.LastModified : null;
        state.FeedInterval = PollingHints.FeedInterval(read);
        (_, state.SkipHours, state.SkipDays) = PollingHints.Of(read, null);
        state.Seen = SeenEntries.Pack(Difference.Seen);
    }

    private static string? Longest(FeedEntry entry) =>
        entry.Content?.Html is { } content && content.Length > (entry.Summary?.Html.Length ?? 0) ? content : entry.Summary?.Html;

    private static DateTimeOffset Later(DateTimeOffset? a, DateTimeOffset b) => a > b ? a.Value : b;
}
