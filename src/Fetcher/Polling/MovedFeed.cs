using BriefingBus.Fetcher.Storage;

namespace BriefingBus.Fetcher.Polling;

/// <summary>The address of a feed that has left its configured address, which stays its identity. A permanent redirect (301, 308) counts
/// once several polls in a row led to the same address: a hotel's login page or a publisher's mistake is shorter-lived, and the first
/// failure at the new address leads back. If a web page at the configured address named a feed at the first poll, that feed is polled from
/// then on: a page may later name another one.</summary>
public static class MovedFeed
{
    /// <summary>The number of polls in a row that confirm a move.</summary>
    public const int Confirmations = 3;

    /// <summary>Marks a feed that a page named.</summary>
    private const int NamedByPage = int.MaxValue;

    /// <summary>The address to request instead of the configured one, or null.</summary>
    public static string? Address(FeedState state) => state.MovedTimes >= Confirmations ? state.MovedTo : null;

    /// <summary>Notes the origin of a good answer.</summary>
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

    /// <summary>Whether a failure leads from another address back to the configured one.</summary>
    public static bool GoesBack(FeedState state) => Address(state) is not null && state.MovedTimes != NamedByPage;

    /// <summary>Goes back to the configured address after a failure.</summary>
    public static void Forget(FeedState state)
    {
        if (state.MovedTimes != NamedByPage)
            (state.MovedTo, state.MovedTimes) = (null, 0);
    }
}
