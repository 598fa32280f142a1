namespace BriefingBus.Contracts;

/// <summary>Asks for the picture of a story. The answer is a <see cref="PictureFetched"/>; there is none where no picture can be
/// had.</summary>
public sealed record FetchPicture
{
    /// <summary>The story, from <see cref="BriefingStory.StoryId"/>.</summary>
    public required Guid StoryId { get; init; }

    /// <summary>The feed's address as configured, on whose behalf the picture is fetched.</summary>
    public required string FeedUrl { get; init; }

    /// <summary>Absolute http or https address of the picture that the feed names, or null.</summary>
    public string? Image { get; init; }

    /// <summary>What the picture shows, in the publisher's words, or null.</summary>
    public string? ImageText { get; init; }

    /// <summary>Absolute http or https address of the article, whose own picture is taken where there is no other; or null.</summary>
    public string? Link { get; init; }
}
