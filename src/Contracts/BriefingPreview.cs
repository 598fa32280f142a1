namespace BriefingBus.Contracts;

/// <summary>The contents that a briefing would have if it were composed now, with reasons: the response to a
/// <see cref="PreviewBriefing"/>.</summary>
public sealed record BriefingPreview
{
    /// <summary>The edition's name in the configuration.</summary>
    public required string Edition { get; init; }

    /// <summary>The edition's title.</summary>
    public required string Title { get; init; }

    /// <summary>The instant that the briefing would be for, with the offset of the edition's time zone.</summary>
    public required DateTimeOffset ScheduledAt { get; init; }

    /// <summary>IANA name of the edition's time zone.</summary>
    public required string TimeZone { get; init; }

    /// <summary>The earliest instant of the window whose items it covers.</summary>
    public required DateTimeOffset WindowFrom { get; init; }

    /// <summary>When Composer made the preview.</summary>
    public required DateTimeOffset LookedAt { get; init; }

    /// <summary>The items in the order of the sections, those with the highest score first.</summary>
    public IReadOnlyList<PreviewItem> Items { get; init; } = [];

    /// <summary>The total number of items, including those beyond <see cref="Items"/>.</summary>
    public int ItemsInAll { get; init; }

    /// <summary>The number of items that match the request.</summary>
    public int Matching { get; init; }

    /// <summary>The number of all items that are in the briefing, as a story or as a further source.</summary>
    public int ItemsIn { get; init; }

    /// <summary>Problems with rules, as sentences.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];
}
