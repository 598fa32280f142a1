namespace BriefingBus.Contracts;

/// <summary>Asks what an edition's next briefing would contain now, or what a past one did, and why. Sent as a request: the answer is a
/// <see cref="BriefingPreview"/>. Nothing is composed for good.</summary>
public sealed record PreviewBriefing
{
    /// <summary>The edition's name in the configuration.</summary>
    public required string Edition { get; init; }

    /// <summary>The instant that the briefing would be for; null for the edition's next hour.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Who asks has gone by then: a request that is taken up later is dropped.</summary>
    public required DateTimeOffset AnswerBefore { get; init; }

    /// <summary>At most this many items are told of, 1 to 1000.</summary>
    public int MostItems { get; init; } = 500;

    /// <summary>So many of the items that match are passed over, 0 or more: those that are in come first, then the rest in the order of
    /// the sections.</summary>
    public int Skip { get; init; }

    /// <summary>Only items whose headline, feed or reason has all of these words; null for all. Case and accents do not matter.</summary>
    public string? Words { get; init; }

    /// <summary>Only items of the section with this title; null for all.</summary>
    public string? Section { get; init; }

    /// <summary>Only items of the feed with this address, as configured; null for all.</summary>
    public string? FeedUrl { get; init; }

    /// <summary>Only items with this outcome: <c>in</c> (all that the briefing names), <c>out</c>, or one of
    /// <see cref="PreviewItem.Outcome"/>; null for all.</summary>
    public string? Outcome { get; init; }
}
