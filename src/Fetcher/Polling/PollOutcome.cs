using BriefingBus.Fetcher.Http;
using BriefingBus.Fetcher.Storage;

namespace BriefingBus.Fetcher.Polling;

/// <summary>How a poll ended.</summary>
/// <param name="Messages">What is to be published: the parts of one success, or one failure.</param>
/// <param name="Failure">The failure, or null.</param>
/// <param name="Apply">Writes what was learnt into the feed's row, once it is published.</param>
internal sealed record PollOutcome(IReadOnlyList<object> Messages, FetchException? Failure, Action<FeedState> Apply);
