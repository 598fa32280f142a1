using BriefingBus.Fetcher.Feeds;

namespace BriefingBus.Fetcher.Entries;

/// <summary>Which entries of a document are to be published.</summary>
/// <param name="FirstItems">At most this many at the first poll, the newest.</param>
/// <param name="SendKnown">True to publish again what earlier polls published: what was sent may not have arrived.</param>
/// <param name="Remember">How long an entry is remembered after it left the feed.</param>
public sealed record DifferenceRule(int FirstItems, bool SendKnown, TimeSpan Remember);

/// <summary>What a poll brought beyond what was known.</summary>
/// <param name="ToSend">The entries to publish, in the feed's order.</param>
/// <param name="Seen">All that is to be remembered from now on.</param>
/// <param name="Listed">The items of all the document's entries.</param>
/// <param name="Siblings">Some of the document's other entries, to compare the new ones with; none where nothing or much is new.</param>
public sealed record EntryDifference(
    IReadOnlyList<EntryToSend> ToSend, IReadOnlyList<SeenEntry> Seen, IReadOnlyList<Guid> Listed, IReadOnlyList<FeedEntry> Siblings);

/// <summary>An entry to publish.</summary>
/// <param name="Entry">The entry as read.</param>
/// <param name="EntryId">Its id, or its substitute.</param>
/// <param name="Seen">What is remembered of it.</param>
/// <param name="Changed">True where an earlier poll already published it and its content has changed since.</param>
/// <param name="Position">Its place in the document, from 0.</param>
public sealed record EntryToSend(FeedEntry Entry, string EntryId, SeenEntry Seen, bool Changed, int Position = 0);
