using BriefingBus.Contracts;

namespace BriefingBus.Composer.Stories.Sketches;

/// <summary>The data of an item that grouping reads, whether the item is new or was briefed before.</summary>
public sealed record Article
{
    /// <summary>The item's identity.</summary>
    public required Guid ItemId { get; init; }

    /// <summary>Address of its feed, or null if unknown.</summary>
    public string? FeedUrl { get; init; }

    /// <summary>The headline.</summary>
    public required string Title { get; init; }

    /// <summary>The summary as one text.</summary>
    public string Summary { get; init; } = "";

    /// <summary>The text.</summary>
    public string Text { get; init; } = "";

    /// <summary>Language of the text as a BCP 47 tag, or null.</summary>
    public string? Language { get; init; }

    /// <summary>Names in title and text.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>Similarity hash, 16 hexadecimal digits, or null.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>The meaning of headline and first sentence, or null if unknown.</summary>
    public Embedding? Embedding { get; init; }

    /// <summary>Absolute address of the article, or null.</summary>
    public string? Link { get; init; }

    /// <summary>When it counts as published, or null if unknown.</summary>
    public DateTimeOffset? Published { get; init; }

    /// <summary>An item as a report.</summary>
    public static Article Of(ItemCleaned item, DateTimeOffset published) => new()
    {
        ItemId = item.ItemId,
        FeedUrl = item.FeedUrl,
        Title = item.Title,
        Summary = string.Join(' ', item.Summary),
        Text = item.Text,
        Language = item.Language,
        Names = item.Names,
        Fingerprint = item.Fingerprint,
        Embedding = item.Embedding,
        Link = item.Link,
        Published = published,
    };

    /// <summary>A briefed item as the briefing had it.</summary>
    public static Article Of(BriefedItem item) => new()
    {
        ItemId = item.ItemId,
        FeedUrl = item.FeedUrl,
        Title = item.Title,
        Summary = string.Join(' ', item.Summary),
        Text = item.Text,
        Language = item.Language,
        Names = item.Names,
        Fingerprint = item.Fingerprint,
        Embedding = item.Embedding,
        Link = item.Link,
        Published = item.Published ?? item.BriefedAt,
    };
}
