using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BriefingBus.Web.Storage;

/// <summary>An item that an edition's briefing left out, with the columns that search needs.</summary>
public sealed class StoredLeftOutItem : ISearchableByWords
{
    public long Number { get; set; }

    /// <summary>The item's identity.</summary>
    public required Guid ItemId { get; init; }

    /// <summary>The edition's name.</summary>
    public required string Edition { get; init; }

    /// <summary>The latest of its briefings that left the item out.</summary>
    public required Guid BriefingId { get; init; }

    /// <summary>The instant that the briefing is for.</summary>
    public required DateTimeOffset ScheduledAt { get; init; }

    /// <summary>The title of the section that it was a candidate for; empty if no section has its feed.</summary>
    public required string Section { get; init; }

    /// <summary>The headline.</summary>
    public required string Headline { get; init; }

    /// <summary>The sentences of the summary, as one text.</summary>
    public required string Summary { get; init; }

    /// <summary>The name of its feed.</summary>
    public required string Source { get; init; }

    /// <summary>Address of the article, or null.</summary>
    public string? Link { get; init; }

    /// <summary>Why the briefing does not have it.</summary>
    public required string Reason { get; init; }

    public required string Words { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<StoredLeftOutItem>
    {
        public void Configure(EntityTypeBuilder<StoredLeftOutItem> builder)
        {
            builder.ToTable("left_out").HasKey(i => i.Number);
            builder.Property(i => i.Number).ValueGeneratedNever();
            builder.HasIndex(i => new { i.Edition, i.ItemId }).IsUnique();
            builder.HasIndex(i => i.ScheduledAt);
            builder.HasIndex(i => i.Section);
            builder.HasIndex(i => i.Source);
        }
    }
}
