using BriefingBus.FeedHealth;
using BriefingBus.Web.Storage;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BriefingBus.Web.Feeds;

/// <summary>The data of one feed's polls.</summary>
public sealed class StoredFeed
{
    /// <summary>The number of polls that the average time includes.</summary>
    public const int PollsTimed = 20;

    private const int MaxProblems = 20;

    /// <summary>Derived from the feed's address; identifies the feed's page.</summary>
    public required Guid Id { get; init; }

    /// <summary>The feed's address as configured.</summary>
    public required string Url { get; init; }

    /// <summary>The name to show for the feed.</summary>
    public required string Name { get; set; }

    /// <summary>When the last poll ended, successful or not; null if only items have arrived so far.</summary>
    public DateTimeOffset? CheckedAt { get; set; }

    /// <summary>When the next poll is due; null if none will follow or it is unknown.</summary>
    public DateTimeOffset? NextFetch { get; set; }

    /// <summary>When a poll last succeeded; null if none has.</summary>
    public DateTimeOffset? ReadAt { get; set; }

    /// <summary>The time since which every poll has failed; null while polls succeed.</summary>
    public DateTimeOffset? FailingSince { get; set; }

    /// <summary>The number of failures in a row.</summary>
    public int Failures { get; set; }

    /// <summary>The kind of the last failure; null while polls succeed.</summary>
    public string? FailureKind { get; set; }

    /// <summary>The reason of the last failure, as a sentence; null while polls succeed.</summary>
    public string? FailureReason { get; set; }

    /// <summary>HTTP status of the last response; null if there was none, and for a file.</summary>
    public int? HttpStatus { get; set; }

    /// <summary>The end of a pause that the publisher requested, or null.</summary>
    public DateTimeOffset? RetryAfter { get; set; }

    /// <summary>The address that answered, if there were redirects.</summary>
    public string? AnsweredBy { get; set; }

    /// <summary>When the newest entry was published, or null.</summary>
    public DateTimeOffset? NewestEntry { get; set; }

    /// <summary>The format of the last document, such as <c>rss 2.0</c>.</summary>
    public string? Format { get; set; }

    /// <summary>Address of the feed's web site, or null.</summary>
    public string? SiteUrl { get; set; }

    /// <summary>The number of entries of the last document.</summary>
    public int EntriesInFeed { get; set; }

    /// <summary>The problems of the last document.</summary>
    public List<string> Problems { get; set; } = [];

    /// <summary>The problems that may have lost content.</summary>
    public List<string> Losses { get; set; } = [];

    /// <summary>The time since which every document may have lost content; null while documents are complete.</summary>
    public DateTimeOffset? LossesSince { get; set; }

    /// <summary>The durations of the last polls in milliseconds, the newest last.</summary>
    public List<int> Milliseconds { get; set; } = [];

    /// <summary>The usual time between two new items in seconds; null if too few are known.</summary>
    public long? UsualSeconds { get; set; }

    /// <summary>The number of items of each of the last days in UTC, the newest last.</summary>
    public List<int> ItemsADay { get; set; } = [];

    /// <summary>An instant within the newest of those days.</summary>
    public DateTimeOffset CountedAt { get; set; }

    /// <summary>The status after the polls so far, or null.</summary>
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

    /// <summary>Stores the status after a poll, with long texts cut.</summary>
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

    /// <summary>The feed's row, created if necessary.</summary>
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
