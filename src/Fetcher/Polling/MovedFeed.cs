using BriefingBus.Fetcher.Http;
using BriefingBus.Fetcher.Storage;

namespace BriefingBus.Fetcher.Polling;

/// <summary>Believes a permanent redirect (301, 308) once several polls in a row were led to the same place: a hotel's login page or a
/// mistake at the publisher's lasts shorter. The configured address stays the feed's identity, and the first failure at the new place
/// leads back to it.</summary>
public static class MovedFeed
{
    /// <summary>So many polls in a row confirm a move.</summary>
    public const int Confirmations = 3;

    /// <summary>The address to ask instead of the configured one, or null.</summary>
    public static string? Address(FeedState state) => state.MovedTimes >= Confirmations ? state.MovedTo : null;

    /// <summary>Notes where a good answer came from.</summary>
    public static void Note(FeedState state, FetchAnswer answer)
    {
        if (Address(state) is not null && answer.MovedTo is null)
            return;
        var to = answer.MovedTo?.AbsoluteUri;
        state.MovedTimes = to is null ? 0 : to == state.MovedTo ? state.MovedTimes + 1 : 1;
        state.MovedTo = to;
    }

    /// <summary>Goes back to the configured address.</summary>
    public static void Forget(FeedState state) => (state.MovedTo, state.MovedTimes) = (null, 0);
}
