namespace BriefingBus.Contracts;

/// <summary>The picture of a story, scaled down and re-encoded: only the pixels of the publisher's file remain.</summary>
public sealed record PictureFetched
{
    /// <summary>The story, from <see cref="FetchPicture.StoryId"/>.</summary>
    public required Guid StoryId { get; init; }

    /// <summary>The feed's address as configured.</summary>
    public required string FeedUrl { get; init; }

    /// <summary>When it was fetched.</summary>
    public required DateTimeOffset FetchedAt { get; init; }

    /// <summary>The publisher's description of the picture, or null.</summary>
    public string? ImageText { get; init; }

    /// <summary>Width in pixels, 1 to 480.</summary>
    public required int Width { get; init; }

    /// <summary>Height in pixels, 1 to 480.</summary>
    public required int Height { get; init; }

    /// <summary>The picture as WebP (RFC 9649); base64 in JSON.</summary>
    public required byte[] Picture { get; init; }
}
