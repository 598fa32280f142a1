using BriefingBus.Contracts;

namespace BriefingBus.Composer.Storage;

/// <summary>One revision of an item.</summary>
public sealed class ItemRevision
{
    /// <summary>The order in which revisions became known: a later commit has a higher number.</summary>
    public long Number { get; init; }

    /// <summary>The item's identity.</summary>
    public required Guid ItemId { get; init; }

    /// <summary>The poll that brought it; with <see cref="ItemId"/> it is a key, so that a repeated message is stored once.</summary>
    public required Guid FetchId { get; init; }

    /// <summary>The feed's address as configured.</summary>
    public required string FeedUrl { get; init; }

    /// <summary>Hash of the entry as fetched.</summary>
    public required string ContentHash { get; init; }

    /// <summary>When the poll received its response.</summary>
    public required DateTimeOffset FetchedAt { get; init; }

    /// <summary>When the item was published, or first seen if the publisher gives no date.</summary>
    public required DateTimeOffset Dated { get; init; }

    /// <summary>When Composer received it.</summary>
    public required DateTimeOffset KnownAt { get; init; }

    /// <summary>Whether Composer knew no revision of the item before this one.</summary>
    public required bool IsFirst { get; init; }

    /// <summary>The data for selection and grouping, from <see cref="Stories.Sketches.ItemSketcher"/>.</summary>
    public required byte[] Sketch { get; init; }

    /// <summary>The item itself.</summary>
    public required ItemCleaned Item { get; init; }
}
