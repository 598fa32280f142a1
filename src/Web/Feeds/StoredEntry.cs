using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BriefingBus.Web.Feeds;

/// <summary>One of a feed's last entries, as fetched and as cleaned. Either form may arrive first.</summary>
public sealed class StoredEntry
{
    /// <summary>The number of entries of a feed that are stored and shown.</summary>
    public const int Max = 20;

    /// <summary>The maximum number of stored entries whose raw form has not arrived yet.</summary>
    public const int MaxWithoutRaw = 60;

    /// <summary>The item's identity.</summary>
    public required Guid ItemId { get; init; }

    /// <summary>The feed.</summary>
    public required Guid FeedId { get; init; }

    /// <summary>When the latest poll that brought it received its response.</summary>
    public required DateTimeOffset FetchedAt { get; set; }

    /// <summary>The entry as fetched, with long texts cut; null until it arrives.</summary>
    public FetchedEntry? Raw { get; set; }

    /// <summary>When the poll that brought <see cref="Raw"/> received its response.</summary>
    public DateTimeOffset? RawAt { get; set; }

    /// <summary>The cleaned entry, with long texts cut; null until it arrives.</summary>
    public ItemCleaned? Cleaned { get; set; }

    /// <summary>When the poll whose entry was cleaned received its response.</summary>
    public DateTimeOffset? CleanedAt { get; set; }

    /// <summary>The title of an entry that could not be cleaned; null for others.</summary>
    public string? FailedName { get; set; }

    /// <summary>Why it could not be cleaned.</summary>
    public string? FailedReason { get; set; }

    /// <summary>When the poll whose entry could not be cleaned received its response.</summary>
    public DateTimeOffset? FailedAt { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<StoredEntry>
    {
        public void Configure(EntityTypeBuilder<StoredEntry> builder)
        {
            builder.ToTable("feed_entries").HasKey(e => e.ItemId);
            builder.Property(e => e.ItemId).ValueGeneratedNever();
            builder.HasIndex(e => new { e.FeedId, e.FetchedAt });
            builder.HasIndex(e => e.FailedAt);
            builder.Property(e => e.Raw).HasConversion(
                raw => PackedJson.Pack(raw!, PackedEntries.Default.FetchedEntry), bytes => PackedJson.Unpack<FetchedEntry>(bytes));
            builder.Property(e => e.Cleaned).HasConversion(
                cleaned => PackedJson.Pack(cleaned!, PackedEntries.Default.ItemCleaned), bytes => PackedJson.Unpack<ItemCleaned>(bytes));
        }
    }
}

/// <summary>The messages that are stored packed. Metadata mode only: generated writers would turn a null array of bytes into an empty
/// one.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(FetchedEntry))]
[JsonSerializable(typeof(ItemCleaned))]
internal sealed partial class PackedEntries : JsonSerializerContext;
