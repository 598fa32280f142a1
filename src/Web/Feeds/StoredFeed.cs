using BriefingBus.FeedHealth;
using BriefingBus.Web.Storage;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BriefingBus.Web.Feeds;

/// <summary>What the polls of one feed have told so far.</summary>
public sealed class StoredFeed
{
    /// <summary>So many polls back is the average time.</summary>
    public const int PollsTimed = 20;

    private const int MaxProblems = 20;

    /// <summary>Derived from the address: the feed's own part of its page's address.</summary>
    public required Guid Id { get; init; }

    /// <summary>The feed's address as configured.</summary>
    public required string Url { get; init; }

    /// <summary>The name to show for the feed.</summary>
    public required string Name { get; set; }

    /// <summary>When a poll last ended, well or badly; null where only items have come so far.</summary>
    public DateTimeOffset? CheckedAt { get; set; }

    /// <summary>When the next poll is due; null where none will follow or it is not known.</summary>
    public DateTimeOffset? NextFetch { get; set; }

    /// <summary>When a poll last succeeded; null where none ever did.</summary>
    public DateTimeOffset? ReadAt { get; set; }

    /// <summary>Since when every poll has failed; null while they succeed.</summary>
    public DateTimeOffset? FailingSince { get; set; }

    /// <summary>How many polls in a row have failed.</summary>
    public int Failures { get; set; }

    /// <summary>The kind of the last failure; null while polls succeed.</summary>
    public string? FailureKind { get; set; }

    /// <summary>Its reason in plain words; null while polls succeed.</summary>
    public string? FailureReason { get; set; }

    /// <summary>HTTP status of the last answer; null where none came, and for a file.</summary>
    public int? HttpStatus { get; set; }

    /// <summary>Until when the publisher asked to be left alone; null where it did not.</summary>
    public DateTimeOffset? RetryAfter { get; set; }

    /// <summary>The address that answered, where redirects led elsewhere.</summary>
    public string? AnsweredBy { get; set; }

    /// <summary>When the newest entry was published, or null.</summary>
    public DateTimeOffset? NewestEntry { get; set; }

    /// <summary>The format of the last document, such as <c>rss 2.0</c>.</summary>
    public string? Format { get; set; }

    /// <summary>Address of the feed's web site, or null.</summary>
    public string? SiteUrl { get; set; }

    /// <summary>How many entries the last document had.</summary>
    public int EntriesInFeed { get; set; }

    /// <summary>What was wrong with the last document although it could be read.</summary>
    public List<string> Problems { get; set; } = [];

    /// <summary>Those of the problems that may have cost content.</summary>
    public List<string> Losses { get; set; } = [];

    /// <summary>Since when every document may have lost content; null while they are whole.</summary>
    public DateTimeOffset? LossesSince { get; set; }

    /// <summary>How long the last polls took, in milliseconds, the newest last.</summary>
    public List<int> Milliseconds { get; set; } = [];

    /// <summary>The usual time between two new items in seconds; null where too few are known.</summary>
    public long? UsualSeconds { get; set; }

    /// <summary>How many items each of the last days brought, the newest day last; days are those of UTC.</summary>
    public List<int> ItemsADay { get; set; } = [];

    /// <summary>An instant within the newest of those days.</summary>
    public DateTimeOffset CountedAt { get; set; }

    /// <summary>The status after the polls so far; null where nothing of the feed has come.</summary>
    internal FeedStatus? ToStatus() => (CheckedAt ?? ReadAt) is not { } checkedAt ? null : new()
    {
        FeedUrl = Url,
        FeedName = Name,
        CheckedAt = checkedAt,
        NextFetch = NextFetch,
        ReadAt = ReadAt,
        FailingSince = FailingSince,
        Failures = Failures,
        FailureKind = FailureKind,
        FailureReason = FailureReason,
        NewestEntry = NewestEntry,
        UsualInterval = UsualSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
        Problems = Problems,
        Losses = Losses,
        LossesSince = LossesSince,
    };

    /// <summary>Stores the status after a poll, its texts cut.</summary>
    internal void Record(FeedStatus status)
    {
        Name = KeptText.Short(status.FeedName) ?? "";
        (CheckedAt, NextFetch, ReadAt, NewestEntry) = (status.CheckedAt, status.NextFetch, status.ReadAt, status.NewestEntry);
        (FailingSince, Failures, FailureKind) = (status.FailingSince, status.Failures, KeptText.Short(status.FailureKind));
        FailureReason = KeptText.Short(status.FailureReason);
        Problems = [.. status.Problems.Take(MaxProblems).Select(p => KeptText.Short(p)!)];
        Losses = [.. status.Losses.Take(MaxProblems).Select(p => KeptText.Short(p)!)];
        LossesSince = status.LossesSince;
    }

    /// <summary>The feed's row, made where there is none yet.</summary>
    internal static async Task<StoredFeed> FindOrAddAsync(WebContext context, string url, string name, CancellationToken cancellationToken)
    {
        var id = FeedId.Of(url);
        return await context.Set<StoredFeed>().FindAsync([id], cancellationToken)
            ?? context.Add(new StoredFeed { Id = id, Url = url, Name = name }).Entity;
    }

    internal sealed class Table : IEntityTypeConfiguration<StoredFeed>
    {
        public void Configure(EntityTypeBuilder<StoredFeed> builder)
        {
            builder.ToTable("feeds").HasKey(f => f.Id);
            builder.Property(f => f.Id).ValueGeneratedNever();
        }
    }
}
