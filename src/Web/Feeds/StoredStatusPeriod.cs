using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BriefingBus.Web.Feeds;

/// <summary>A run of polls of a feed with the same outcome. A feed's history consists of such runs.</summary>
public sealed class StoredStatusPeriod
{
    /// <summary>The maximum number of stored periods of a feed.</summary>
    public const int Max = 40;

    /// <summary>The feed.</summary>
    public required Guid FeedId { get; init; }

    /// <summary>When the first poll of the period ended.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>The kind of failure; empty while polls succeed.</summary>
    public required string FailureKind { get; init; }

    /// <summary>When the last poll of the period ended.</summary>
    public required DateTimeOffset Until { get; set; }

    /// <summary>The number of polls.</summary>
    public int Polls { get; set; }

    /// <summary>The last reason, as a sentence; empty while polls succeed.</summary>
    public string Reason { get; set; } = "";

    /// <summary>HTTP status of the last response, or null.</summary>
    public int? HttpStatus { get; set; }

    /// <summary>The end of the last pause that the publisher requested, or null.</summary>
    public DateTimeOffset? RetryAfter { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<StoredStatusPeriod>
    {
        public void Configure(EntityTypeBuilder<StoredStatusPeriod> builder) =>
            builder.ToTable("feed_spells").HasKey(s => new { s.FeedId, s.Since });
    }
}
