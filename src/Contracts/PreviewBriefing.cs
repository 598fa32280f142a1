namespace BriefingBus.Contracts;

/// <summary>Requests the contents of an edition's next briefing as of now, or of a past one, with reasons. Sent as a request: the response
/// is a <see cref="BriefingPreview"/>. Nothing is stored or published.</summary>
public sealed record PreviewBriefing
{
    /// <summary>The edition's name in the configuration.</summary>
    public required string Edition { get; init; }

    /// <summary>The instant that the briefing would be for; null for the edition's next hour.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>The requester's deadline: a request that is read later is dropped.</summary>
    public required DateTimeOffset AnswerBefore { get; init; }

    /// <summary>The maximum number of items in the response, 1 to 1000.</summary>
    public int MostItems { get; init; } = 500;

    /// <summary>The number of matching items to skip, 0 or more. Items in the briefing come first, then the others in the order of the
    /// sections.</summary>
    public int Skip { get; init; }

    /// <summary>Only items whose headline, feed or reason has all of these words, ignoring case and accents; null for all.</summary>
    public string? Words { get; init; }

    /// <summary>Only items of the section with this title; null for all.</summary>
    public string? Section { get; init; }

    /// <summary>Only items of the feed with this address, as configured; null for all.</summary>
    public string? FeedUrl { get; init; }

    /// <summary>Only items with this outcome: <c>in</c> (every item in the briefing), <c>out</c>, or one of
    /// <see cref="PreviewItem.Outcome"/>; null for all.</summary>
    public string? Outcome { get; init; }

    /// <summary>Only the item with this identity; null for all.</summary>
    public Guid? ItemId { get; init; }

    /// <summary>A rule to try: the response is the briefing with it. Null for the present rules.</summary>
    public ProposedRule? Rule { get; init; }
}
