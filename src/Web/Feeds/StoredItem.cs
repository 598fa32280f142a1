using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BriefingBus.Web.Feeds;

/// <summary>An item's date, from which a feed's items a day and usual interval are counted.</summary>
public sealed class StoredItem
{
    /// <summary>The item's identity; a repeated item counts once.</summary>
    public required Guid ItemId { get; init; }

    /// <summary>The feed.</summary>
    public required Guid FeedId { get; init; }

    /// <summary>When it counts as published.</summary>
    public required DateTimeOffset Dated { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<StoredItem>
    {
        public void Configure(EntityTypeBuilder<StoredItem> builder)
        {
            builder.ToTable("feed_items").HasKey(i => i.ItemId);
            builder.Property(i => i.ItemId).ValueGeneratedNever();
            builder.HasIndex(i => new { i.FeedId, i.Dated });
        }
    }
}
