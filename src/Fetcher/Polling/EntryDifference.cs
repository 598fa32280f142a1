using BriefingBus.Fetcher.Feeds;

namespace BriefingBus.Fetcher.Polling;

/// <summary>What a poll brought beyond what was known.</summary>
/// <param name="ToSend">The entries to publish, in the feed's order.</param>
/// <param name="Seen">All that is to be remembered from now on.</param>
/// <param name="Listed">The items of all the document's entries.</param>
/// <param name="Siblings">Some of the document's other entries, to compare the new ones with; none where nothing or much is new.</param>
public sealed record EntryDifference(IReadOnlyList<EntryToSend> ToSend, IReadOnlyList<SeenEntry> Seen, IReadOnlyList<Guid> Listed, IReadOnlyList<FeedEntry> Siblings);

/// <summary>An entry to publish.</summary>
/// <param name="Entry">The entry as read.</param>
/// <param name="EntryId">Its id, or what stands for it.</param>
/// <param name="Seen">What is remembered of it.</param>
/// <param name="Changed">True where an earlier poll already published it and its content has changed since.</param>
/// <param name="Position">Its place in the document, from 0.</param>
public sealed record EntryToSend(FeedEntry Entry, string EntryId, SeenEntry Seen, bool Changed, int Position = 0);
