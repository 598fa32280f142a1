namespace BriefingBus.Fetcher.Storage;

/// <summary>What Fetcher remembers of one feed: when it is due, who works on it, how it answered, and which entries it has had.
/// One row, so that a poll reads and writes one thing.</summary>
public sealed class FeedState
{
    /// <summary>Derived from the address: short, and spread evenly, so that feeds due at once come in an order that mixes their
    /// hosts.</summary>
    public Guid Id { get; private init; }

    /// <summary>The feed's address as configured.</summary>
    public string Url { get; private init; } = "";

    /// <summary>Its host in lower case, or null for a file.</summary>
    public string? Host { get; private init; }

    /// <summary>False once no edition names the feed any more.</summary>
    public bool Active { get; set; }

    /// <summary>When the next poll is due; null where the publisher retired the feed (410).</summary>
    public DateTimeOffset? NextDue { get; set; }

    /// <summary>True where somebody requested a poll, due or not.</summary>
    public bool RefreshRequested { get; set; }

    /// <summary>True to make the next poll without condition, and to send again what was sent before. It does not make the feed due: a
    /// feed that fails meanwhile is polled as seldom as any that fails.</summary>
    public bool ForceRefresh { get; set; }

    /// <summary>True while it is not known that all that was published of the feed has been stored: the bus lives in the process, and a
    /// killed process takes its messages with it.</summary>
    public bool Unconfirmed { get; set; }

    /// <summary>Which process works on the feed, or null.</summary>
    public string? LeaseOwner { get; set; }

    /// <summary>Until when it may; after that another process takes the feed.</summary>
    public DateTimeOffset? LeaseUntil { get; set; }

    /// <summary>ETag of the last whole answer exactly as received.</summary>
    public string? ETag { get; set; }

    /// <summary>Last-Modified of the last whole answer exactly as received.</summary>
    public string? LastModified { get; set; }

    /// <summary>Where permanent redirects led last, or null.</summary>
    public string? MovedTo { get; set; }

    /// <summary>How many polls in a row were led there.</summary>
    public int MovedTimes { get; set; }

    /// <summary>When the last poll that ended began.</summary>
    public DateTimeOffset? LastPolled { get; set; }

    /// <summary>How many polls in a row have failed.</summary>
    public int Failures { get; set; }

    /// <summary>Since when every poll has failed.</summary>
    public DateTimeOffset? FailingSince { get; set; }

    /// <summary>Until when the server wants no further request.</summary>
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

    /// <summary>The entries that the feed has had (see <see cref="Entries.SeenEntries"/>); null before the first good answer.</summary>
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
