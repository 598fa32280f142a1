using BriefingBus.Contracts;

namespace BriefingBus.FeedHealth;

/// <summary>The name under which an entry that could not be cleaned is reported.</summary>
public static class FailedItemName
{
    private const int MaxLength = 200;

    /// <summary>The entry's title if it is plain text, since titles are uncleaned HTML; else its link or its id.</summary>
    public static string Of(FetchedEntry entry) =>
        entry.Title is { Length: > 0 and <= MaxLength } title && title.AsSpan().IndexOfAny('<', '&') < 0
            ? title
            : entry.Link ?? entry.EntryId;
}
