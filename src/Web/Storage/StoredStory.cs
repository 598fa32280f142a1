using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BriefingBus.Web.Storage;

/// <summary>A story in one briefing, with the columns that search and lists need.</summary>
public sealed class StoredStory : ISearchableByWords
{
    public long Number { get; set; }

    /// <summary>The briefing.</summary>
    public required Guid BriefingId { get; init; }

    /// <summary>Its index in the briefing.</summary>
    public required int Position { get; init; }

    /// <summary>The story's identity, the same in every briefing.</summary>
    public required Guid StoryId { get; init; }

    /// <summary>The edition's name.</summary>
    public required string Edition { get; init; }

    /// <summary>The instant that the briefing is for.</summary>
    public required DateTimeOffset ScheduledAt { get; init; }

    /// <summary>The title of its section.</summary>
    public required string Section { get; init; }

    /// <summary>The headline.</summary>
    public required string Headline { get; init; }

    /// <summary>The sentences of the summary, as one text.</summary>
    public required string Summary { get; init; }

    /// <summary>The name of the feed whose report is shown.</summary>
    public required string Source { get; init; }

    public required string Words { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<StoredStory>
    {
        public void Configure(EntityTypeBuilder<StoredStory> builder)
        {
            builder.ToTable("stories").HasKey(s => s.Number);
            builder.HasIndex(s => new { s.BriefingId, s.Position }).IsUnique();
            builder.HasIndex(s => new { s.StoryId, s.ScheduledAt });
            builder.HasIndex(s => new { s.ScheduledAt, s.Number });
            builder.HasIndex(s => s.Section);
            builder.HasIndex(s => s.Source);
        }
    }
}
