using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BriefingBus.Web.Pictures;

/// <summary>The picture of a story.</summary>
public sealed class StoredPicture : IEntityTypeConfiguration<StoredPicture>
{
    /// <summary>The story's identity.</summary>
    public Guid StoryId { get; set; }

    /// <summary>The beginning of the content's SHA-256 in hexadecimal: part of its address, so that browsers may cache it for
    /// ever.</summary>
    public string Hash { get; set; } = "";

    /// <summary>Width in pixels.</summary>
    public int Width { get; set; }

    /// <summary>Height in pixels.</summary>
    public int Height { get; set; }

    /// <summary>What it shows, in the publisher's words; empty where that is not known.</summary>
    public string Text { get; set; } = "";

    /// <summary>When it was fetched.</summary>
    public DateTimeOffset FetchedAt { get; set; }

    /// <summary>The picture as WebP.</summary>
    public byte[] Content { get; set; } = [];

    public void Configure(EntityTypeBuilder<StoredPicture> builder)
    {
        builder.ToTable("pictures");
        builder.HasKey(p => p.StoryId);
        builder.Property(p => p.StoryId).ValueGeneratedNever();
        builder.HasIndex(p => p.FetchedAt);
    }
}
