using BriefingBus.Contracts;

namespace BriefingBus.Composer.Stories.Sketches;

/// <summary>An item of an earlier briefing of the edition, as it was briefed.</summary>
public sealed record BriefedItem
{
    /// <summary>The item's identity.</summary>
    public required Guid ItemId { get; init; }

    /// <summary>Address of its feed as configured, or null if unknown.</summary>
    public string? FeedUrl { get; init; }

    /// <summary>The instant of that briefing.</summary>
    public required DateTimeOffset BriefedAt { get; init; }

    /// <summary>Hash of the entry as it was then.</summary>
    public required string ContentHash { get; init; }

    /// <summary>Its similarity hash as it was then, or null.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>Its headline as it was then.</summary>
    public required string Title { get; init; }

    /// <summary>Its summary as it was then.</summary>
    public IReadOnlyList<string> Summary { get; init; } = [];

    /// <summary>Its text as it was then.</summary>
    public required string Text { get; init; }

    /// <summary>Language of the text as a BCP 47 tag, or null.</summary>
    public string? Language { get; init; }

    /// <summary>Names in title and text as they were then.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>The meaning of headline and first sentence as they were then, or null if unknown.</summary>
    public Embedding? Embedding { get; init; }

    /// <summary>Absolute address of the article, or null.</summary>
    public string? Link { get; init; }

    /// <summary>Whether it was a story of a round-up.</summary>
    public bool IsOfRoundUp { get; init; }

    /// <summary>When it was published, according to the publisher, or null.</summary>
    public DateTimeOffset? Published { get; init; }

    /// <summary>The identity of its story in that briefing.</summary>
    public required Guid StoryId { get; init; }

    /// <summary>Identity of the thread that the story belonged to; null if the story began it.</summary>
    public Guid? ThreadId { get; init; }

    /// <summary>The instant of the briefing that began the thread; null if that is <see cref="BriefedAt"/>.</summary>
    public DateTimeOffset? ThreadSince { get; init; }
}
