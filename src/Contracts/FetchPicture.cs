namespace BriefingBus.Contracts;

/// <summary>Requests the picture of a story. The result is a <see cref="PictureFetched"/>, if a picture can be fetched.</summary>
public sealed record FetchPicture
{
    /// <summary>The story, from <see cref="BriefingStory.StoryId"/>.</summary>
    public required Guid StoryId { get; init; }

    /// <summary>The address as configured of the feed for which the picture is fetched.</summary>
    public required string FeedUrl { get; init; }

    /// <summary>Absolute http or https address of the picture that the feed names, or null.</summary>
    public string? Image { get; init; }

    /// <summary>The publisher's description of the picture, or null.</summary>
    public string? ImageText { get; init; }

    /// <summary>Absolute http or https address of the article, whose picture is used if there is no other; or null.</summary>
    public string? Link { get; init; }
}
