namespace BriefingBus.Fetcher.Polling;

/// <summary>An entry that a feed has had.</summary>
/// <param name="ItemId">The item's identity, whatever the publisher has called the entry since.</param>
/// <param name="Keys">What it was recognised by last.</param>
/// <param name="FirstSeen">When a poll first saw it, in Unix seconds.</param>
/// <param name="LastSeen">When a poll last saw it, in Unix seconds.</param>
/// <param name="Sent">False for an entry that was left out at the first poll, because there were more than <c>firstItems</c>.</param>
/// <param name="FirstPoll">True for an entry of the feed's first poll, which may be old; what comes later is new whatever its date.</param>
public readonly record struct SeenEntry(Guid ItemId, EntryKeys Keys, long FirstSeen, long LastSeen, bool Sent, bool FirstPoll = false)
{
    /// <summary>When it was published, or first seen where the feed does not say or names an instant to come; in Unix seconds.</summary>
    public long Appeared => Keys.Published == 0 ? FirstSeen : Math.Min(Keys.Published, FirstSeen);
}
