using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BriefingBus.Web.Pictures;

/// <summary>The picture of a story.</summary>
public sealed class StoredPicture : IEntityTypeConfiguration<StoredPicture>
{
    /// <summary>The story's identity.</summary>
    public Guid StoryId { get; set; }

    /// <summary>The beginning of the content's SHA-256 in hexadecimal. It is part of the address, so that browsers may cache the picture
    /// forever.</summary>
    public string Hash { get; set; } = "";

    /// <summary>Width in pixels.</summary>
    public int Width { get; set; }

    /// <summary>Height in pixels.</summary>
    public int Height { get; set; }

    /// <summary>The publisher's description; empty if unknown.</summary>
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
