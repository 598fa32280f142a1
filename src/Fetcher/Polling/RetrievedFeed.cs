using BriefingBus.Fetcher.Feeds;
using BriefingBus.Fetcher.Http;

namespace BriefingBus.Fetcher.Polling;

/// <summary>A feed as one poll found it.</summary>
/// <param name="Answer">The answer.</param>
/// <param name="Feed">The document in it, or null where it was not modified.</param>
public sealed record RetrievedFeed(FetchAnswer Answer, ParsedFeed? Feed)
{
    /// <summary>What was wrong with transfer and document although it could be read, in plain words.</summary>
    public IReadOnlyList<string> Problems => [.. Answer.Problems, .. Feed?.Problems ?? []];

    /// <summary>Those of them that may have cost content or made it wrong: whatever befell the transfer may.</summary>
    public IReadOnlyList<string> Losses => [.. Answer.Problems, .. Feed?.Losses ?? []];
}
