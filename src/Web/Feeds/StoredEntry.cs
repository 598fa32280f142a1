using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace BriefingBus.Web.Feeds;

/// <summary>One of a feed's last entries: as it came, and as it was cleaned. Either may come first.</summary>
public sealed class StoredEntry
{
    /// <summary>So many entries of a feed are kept and shown.</summary>
    public const int Max = 20;

    /// <summary>So many are kept whose raw form has not come: it may be on its way.</summary>
    public const int MaxWithoutRaw = 60;

    /// <summary>The item's identity.</summary>
    public required Guid ItemId { get; init; }

    /// <summary>The feed.</summary>
    public required Guid FeedId { get; init; }

    /// <summary>When the latest poll that brought it had received its answer.</summary>
    public required DateTimeOffset FetchedAt { get; set; }

    /// <summary>The entry as fetched, long texts cut; null where it has not come.</summary>
    public FetchedEntry? Raw { get; set; }

    /// <summary>When the poll that brought <see cref="Raw"/> had received its answer.</summary>
    public DateTimeOffset? RawAt { get; set; }

    /// <summary>The entry cleaned, its text cut where it is long; null where it has not come.</summary>
    public ItemCleaned? Cleaned { get; set; }

    /// <summary>When the poll whose entry was cleaned had received its answer.</summary>
    public DateTimeOffset? CleanedAt { get; set; }

    /// <summary>What to call an entry that could not be cleaned; null where it could.</summary>
    public string? FailedName { get; set; }

    /// <summary>Why it could not be cleaned.</summary>
    public string? FailedReason { get; set; }

    /// <summary>When the poll whose entry could not be cleaned had received its answer.</summary>
    public DateTimeOffset? FailedAt { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<StoredEntry>
    {
        public void Configure(EntityTypeBuilder<StoredEntry> builder)
        {
            builder.ToTable("feed_entries").HasKey(e => e.ItemId);
            builder.Property(e => e.ItemId).ValueGeneratedNever();
            builder.HasIndex(e => new { e.FeedId, e.FetchedAt });
            builder.HasIndex(e => e.FailedAt);
            builder.Property(e => e.Raw).HasConversion((ValueConverter)new PackedJson<FetchedEntry>(PackedEntries.Default.FetchedEntry));
            builder.Property(e => e.Cleaned).HasConversion((ValueConverter)new PackedJson<ItemCleaned>(PackedEntries.Default.ItemCleaned));
        }
    }
}

/// <summary>The messages that are stored packed. Only metadata: generated writers would turn a null array of bytes into an empty
/// one.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(FetchedEntry))]
[JsonSerializable(typeof(ItemCleaned))]
internal sealed partial class PackedEntries : JsonSerializerContext;
