using BriefingBus.Fetcher.Feeds;

namespace BriefingBus.Fetcher.Entries;

/// <summary>Which entries of a document to publish.</summary>
/// <param name="FirstItems">At most this many at the first poll, the newest.</param>
/// <param name="SendKnown">True to publish known entries again, since they may not have arrived.</param>
/// <param name="Remember">How long an entry is remembered after it left the feed.</param>
/// <param name="IsDelta">True if the document has only what is new, so that no entry is known to have left the feed.</param>
public sealed record DifferenceRule(int FirstItems, bool SendKnown, TimeSpan Remember, bool IsDelta = false);

/// <summary>The outcome of comparing a document with the known entries.</summary>
/// <param name="ToSend">The entries to publish, in the feed's order.</param>
/// <param name="Seen">The entries to remember.</param>
/// <param name="Listed">The items of all the document's entries.</param>
/// <param name="Siblings">Some of the document's other entries, to compare the new ones with; none if nothing or much is new.</param>
public sealed record EntryDifference(
    IReadOnlyList<EntryToSend> ToSend, IReadOnlyList<SeenEntry> Seen, IReadOnlyList<Guid> Listed, IReadOnlyList<FeedEntry> Siblings);

/// <summary>An entry to publish.</summary>
/// <param name="Entry">The entry as read.</param>
/// <param name="EntryId">Its id, or its substitute.</param>
/// <param name="Seen">The remembered entry.</param>
/// <param name="Changed">True if an earlier poll published it and its content has changed since.</param>
/// <param name="Position">Its place in the document, from 0.</param>
public sealed record EntryToSend(FeedEntry Entry, string EntryId, SeenEntry Seen, bool Changed, int Position = 0);
