using BriefingBus.Fetcher.Storage;

namespace BriefingBus.Fetcher.Polling;

/// <summary>Where a feed is, when not at its configured address, which stays its identity. A permanent redirect (301, 308) is believed once
/// several polls in a row were led to the same place: a hotel's login page or a mistake at the publisher's lasts shorter, and the first
/// failure at the new place leads back. The feed that a web page at the configured address named at the first poll is polled from then on,
/// and no other: what a page names later may be another feed.</summary>
public static class MovedFeed
{
    /// <summary>So many polls in a row confirm a move.</summary>
    public const int Confirmations = 3;

    /// <summary>Stands for a feed that a page named.</summary>
    private const int NamedByPage = int.MaxValue;

    /// <summary>The address to ask instead of the configured one, or null.</summary>
    public static string? Address(FeedState state) => state.MovedTimes >= Confirmations ? state.MovedTo : null;

    /// <summary>Notes where a good answer came from.</summary>
    public static void Note(FeedState state, RetrievedFeed retrieved)
    {
        if (retrieved.NamedBy is not null)
            (state.MovedTo, state.MovedTimes) = (retrieved.Answer.Address.AbsoluteUri, NamedByPage);
        if (state.MovedTimes == NamedByPage || (Address(state) is not null && retrieved.Answer.MovedTo is null))
            return;
        var to = retrieved.Answer.MovedTo?.AbsoluteUri;
        state.MovedTimes = to is null ? 0 : to == state.MovedTo ? state.MovedTimes + 1 : 1;
        state.MovedTo = to;
    }

    /// <summary>Goes back to the configured address after a failure.</summary>
    public static void Forget(FeedState state)
    {
        if (state.MovedTimes != NamedByPage)
            (state.MovedTo, state.MovedTimes) = (null, 0);
    }
}
