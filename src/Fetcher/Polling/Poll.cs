using System.Buffers.Binary;
using BriefingBus.Fetcher.Http;
using BriefingBus.Fetcher.Storage;

namespace BriefingBus.Fetcher.Polling;

/// <summary>One poll of one feed.</summary>
/// <param name="Feed">The feed as configured.</param>
/// <param name="State">Its stored state.</param>
/// <param name="StartedAt">When the poll began.</param>
/// <param name="Started">The same as a timestamp of the clock, for measuring.</param>
internal sealed record Poll(FeedOptions Feed, FeedState State, DateTimeOffset StartedAt, long Started)
{
    /// <summary>The poll's identity.</summary>
    public Guid FetchId { get; } = NameBasedId.ForFetch(Feed.Url, StartedAt, State.LeaseOwner ?? "");

    /// <summary>0 to 1, different for each poll: spreads polls over time.</summary>
    public double Spread => SpreadOf(FetchId);

    /// <summary>0 to 1, derived from an identity.</summary>
    public static double SpreadOf(Guid id) => BinaryPrimitives.ReadUInt16LittleEndian(id.ToByteArray()) / (double)ushort.MaxValue;
}

/// <summary>How a poll ended.</summary>
/// <param name="Messages">The messages to publish: the parts of one success, or one failure.</param>
/// <param name="Failure">The failure, or null.</param>
/// <param name="Apply">Updates the feed's row, once the messages are published.</param>
internal sealed record PollOutcome(IReadOnlyList<object> Messages, FetchException? Failure, Action<FeedState> Apply);
