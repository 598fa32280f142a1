namespace BriefingBus.Contracts;

/// <summary>A poll of a feed succeeded. It is published for every such poll, even of an unchanged feed, so that missing polls are
/// noticed.</summary>
public sealed record FeedFetched
{
    /// <summary>Identity of the poll, the same in each part.</summary>
    public required Guid FetchId { get; init; }

    /// <summary>The feed's address as configured, which is the feed's identity in every message.</summary>
    public required string FeedUrl { get; init; }

    /// <summary>The name to show for the feed: the configured one, else the feed's own title, else its host.</summary>
    public required string FeedName { get; init; }

    /// <summary>When the response was received.</summary>
    public required DateTimeOffset FetchedAt { get; init; }

    /// <summary>The duration of the poll, in milliseconds.</summary>
    public int ElapsedMilliseconds { get; init; }

    /// <summary>This part's number, from 1. A poll whose message would exceed 1 MiB is split into parts.</summary>
    public int Part { get; init; } = 1;

    /// <summary>The number of parts of the poll.</summary>
    public int Parts { get; init; } = 1;

    /// <summary>True if the document had not changed (304), so that nothing was parsed.</summary>
    public bool NotModified { get; init; }

    /// <summary>The number of entries in the document; 0 if it was not modified.</summary>
    public int EntriesInFeed { get; init; }

    /// <summary>The number of new or changed entries in all parts.</summary>
    public int EntriesNew { get; init; }

    /// <summary>When the newest entry that this feed ever had was published or first seen; null if it never had one.</summary>
    public DateTimeOffset? NewestEntry { get; init; }

    /// <summary>When the next poll is due.</summary>
    public DateTimeOffset? NextFetch { get; init; }

    /// <summary>The format, such as <c>rss 2.0</c>, <c>atom 1.0</c> or <c>json feed 1.1</c>; null if it was not modified.</summary>
    public string? Format { get; init; }

    /// <summary>The feed's own title as text, or null.</summary>
    public string? FeedTitle { get; init; }

    /// <summary>Absolute address of the feed's web site, or null.</summary>
    public string? SiteUrl { get; init; }

    /// <summary>Language of the feed as a BCP 47 tag, by its own statement, or null.</summary>
    public string? Language { get; init; }

    /// <summary>The address that answered, if redirects led to another than <see cref="FeedUrl"/>; else null.</summary>
    public string? AnsweredBy { get; init; }

    /// <summary>HTTP status of the response, or null for a file.</summary>
    public int? HttpStatus { get; init; }

    /// <summary>This part's new or changed entries, in the feed's order.</summary>
    public IReadOnlyList<FetchedEntry> Entries { get; init; } = [];

    /// <summary>The items of all entries of the document, new or not, so that removed items can be detected. Null if the document was not
    /// modified, was not read completely, has only what is new (226), or has over 200 entries.</summary>
    public IReadOnlyList<Guid>? Listed { get; init; }

    /// <summary>HTML of at most four entries of the document from earlier polls, for comparison with the new ones: text in every entry of a
    /// feed is boilerplate. Empty if the poll has no new entry or enough of them, and for large entries.</summary>
    public IReadOnlyList<MessageText> Neighbours { get; init; } = [];

    /// <summary>The problems of the document, although it could be read, as clauses.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>Those of the <see cref="Problems"/> that may have lost or damaged content, such as <c>the document ends before its last
    /// element is closed</c>. Empty if the document was read completely. Also empty if it was not modified (304): then those of the last
    /// poll with a document still apply.</summary>
    public IReadOnlyList<string> Losses { get; init; } = [];
}
