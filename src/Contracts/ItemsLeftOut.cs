namespace BriefingBus.Contracts;

/// <summary>The candidates that a briefing left out, each with the reason. A large edition's items are split into several
/// messages.</summary>
public sealed record ItemsLeftOut
{
    /// <summary>The maximum number of items of a message, which keeps it below 1 MiB.</summary>
    public const int MaxItems = 200;

    /// <summary>The briefing, from <see cref="BriefingComposed.BriefingId"/>.</summary>
    public required Guid BriefingId { get; init; }

    /// <summary>The edition's name in the configuration.</summary>
    public required string Edition { get; init; }

    /// <summary>The instant that the briefing is for, with the offset of the edition's time zone.</summary>
    public required DateTimeOffset ScheduledAt { get; init; }

    /// <summary>IANA name of the edition's time zone.</summary>
    public required string TimeZone { get; init; }

    /// <summary>The items, at most <see cref="MaxItems"/>: in the order of the sections, those with the highest score first.</summary>
    public IReadOnlyList<LeftOutItem> Items { get; init; } = [];
}
