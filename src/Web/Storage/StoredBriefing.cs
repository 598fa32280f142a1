using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BriefingBus.Web.Storage;

/// <summary>A briefing as delivered, with the columns that lists and calendars need.</summary>
public sealed class StoredBriefing
{
    /// <summary>The briefing's identity; a repeated briefing replaces the row.</summary>
    public required Guid BriefingId { get; init; }

    /// <summary>The edition's name.</summary>
    public required string Edition { get; init; }

    /// <summary>The briefing's own part of its address: <see cref="BriefingSlug"/>.</summary>
    public required string Slug { get; init; }

    /// <summary>The day that it is for, in the edition's time zone: <c>2026-09-23</c>.</summary>
    public required string Day { get; init; }

    /// <summary>The instant that it is for.</summary>
    public required DateTimeOffset ScheduledAt { get; init; }

    /// <summary>The edition's title at the time.</summary>
    public required string Title { get; init; }

    /// <summary>The number of stories.</summary>
    public required int StoryCount { get; init; }

    /// <summary>Its reading time in seconds.</summary>
    public required int ReadingSeconds { get; init; }

    /// <summary>The number of feeds with issues, not counting recovered ones.</summary>
    public required int TroubleCount { get; init; }

    /// <summary>A hash of the whole message, which shows whether a repeated message differs.</summary>
    public required string ContentHash { get; init; }

    /// <summary>When the read model received it.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The message.</summary>
    public required BriefingComposed Composed { get; init; }

    /// <summary>Its stories.</summary>
    public List<StoredStory> Stories { get; init; } = [];

    internal sealed class Table : IEntityTypeConfiguration<StoredBriefing>
    {
        public void Configure(EntityTypeBuilder<StoredBriefing> builder)
        {
            builder.ToTable("briefings").HasKey(b => b.BriefingId);
            builder.Property(b => b.BriefingId).ValueGeneratedNever();
            builder.HasIndex(b => new { b.Edition, b.Slug }).IsUnique();
            builder.HasIndex(b => new { b.Edition, b.ScheduledAt });
            builder.HasIndex(b => b.ScheduledAt);
            builder.HasIndex(b => b.Day);
            builder.Property(b => b.Composed).HasConversion(
                b => PackedJson.Pack(b, PackedMessages.Default.BriefingComposed), bytes => PackedJson.Unpack<BriefingComposed>(bytes));
            builder.HasMany(b => b.Stories).WithOne().HasForeignKey(s => s.BriefingId);
        }
    }
}

/// <summary>The messages that are stored packed.</summary>
[JsonSerializable(typeof(BriefingComposed))]
internal sealed partial class PackedMessages : JsonSerializerContext;
