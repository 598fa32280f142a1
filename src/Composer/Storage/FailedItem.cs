namespace BriefingBus.Composer.Storage;

/// <summary>An entry that could not be cleaned and was dead-lettered.</summary>
public sealed class FailedItem
{
    /// <summary>The item's identity.</summary>
    public required Guid ItemId { get; init; }

    /// <summary>The poll that brought it.</summary>
    public required Guid FetchId { get; init; }

    /// <summary>The feed's address as configured.</summary>
    public required string FeedUrl { get; init; }

    /// <summary>The title if that is plain text, else the link, else the id in the feed.</summary>
    public required string Name { get; init; }

    /// <summary>When Composer received the failure.</summary>
    public required DateTimeOffset KnownAt { get; init; }
}
