namespace BriefingBus.Fetcher.Storage;

/// <summary>The stored state of one feed: when it is due, which process holds it, its validators, and its known entries. One row, so that a
/// poll reads and writes one record.</summary>
public sealed class FeedState
{
    /// <summary>Derived from the address: short and evenly spread, so that feeds due at once come in an order that mixes their
    /// hosts.</summary>
    public Guid Id { get; private init; }

    /// <summary>The feed's address as configured.</summary>
    public string Url { get; private init; } = "";

    /// <summary>Its host in lower case, or null for a file.</summary>
    public string? Host { get; private init; }

    /// <summary>False once no edition names the feed any more.</summary>
    public bool Active { get; set; }

    /// <summary>When the next poll is due; null if the publisher retired the feed (410).</summary>
    public DateTimeOffset? NextDue { get; set; }

    /// <summary>True if somebody requested a poll, due or not.</summary>
    public bool RefreshRequested { get; set; }

    /// <summary>The number of requests so far, by which a poll that ends knows whether another one has come since it began.</summary>
    public int Requests { get; private init; }

    /// <summary>True to make the next poll unconditional and to publish known entries again. It does not make the feed due: a failing feed
    /// is polled as seldom as any other.</summary>
    public bool ForceRefresh { get; set; }

    /// <summary>True until all published entries of the feed are known to be stored: a killed process with an in-memory bus loses its
    /// messages.</summary>
    public bool Unconfirmed { get; set; }

    /// <summary>The process that holds the feed, or null.</summary>
    public string? LeaseOwner { get; set; }

    /// <summary>When the lease ends; after that another process may take the feed.</summary>
    public DateTimeOffset? LeaseUntil { get; set; }

    /// <summary>ETag of the last complete answer exactly as received.</summary>
    public string? ETag { get; set; }

    /// <summary>Last-Modified of the last complete answer exactly as received.</summary>
    public string? LastModified { get; set; }

    /// <summary>The last target of permanent redirects, or null.</summary>
    public string? MovedTo { get; set; }

    /// <summary>The number of polls in a row that were redirected there.</summary>
    public int MovedTimes { get; set; }

    /// <summary>When the last poll that ended began.</summary>
    public DateTimeOffset? LastPolled { get; set; }

    /// <summary>How many polls in a row have failed.</summary>
    public int Failures { get; set; }

    /// <summary>Since when every poll has failed.</summary>
    public DateTimeOffset? FailingSince { get; set; }

    /// <summary>When the server allows the next request.</summary>
    public DateTimeOffset? ThrottledUntil { get; set; }

    /// <summary>The feed's own title.</summary>
    public string? Title { get; set; }

    /// <summary>When the newest entry that the feed ever had was published or first seen.</summary>
    public DateTimeOffset? NewestEntry { get; set; }

    /// <summary>The interval that the feed itself asks for (ttl, sy:updatePeriod) in seconds, or null.</summary>
    public long? FeedInterval { get; set; }

    /// <summary>Hours of the day in GMT in which the feed asks not to be polled: bit 0 is midnight to one.</summary>
    public int SkipHours { get; set; }

    /// <summary>Days in GMT on which the feed asks not to be polled: bit 0 is Sunday.</summary>
    public int SkipDays { get; set; }

    /// <summary>The feed's known entries (see <see cref="Entries.SeenEntries"/>); null before the first good answer.</summary>
    public byte[]? Seen { get; set; }

    /// <summary>A feed that was never polled, due at once.</summary>
    public static FeedState For(string url, DateTimeOffset now) => new()
    {
        Id = IdOf(url),
        Url = url,
        Host = Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri.IdnHost.ToLowerInvariant() : null,
        Active = true,
        NextDue = now,
    };

    /// <summary>The row's key for a feed.</summary>
    public static Guid IdOf(string url) => NameBasedId.Create("feed", url);
}
