using BriefingBus.Composer.Stories;
using BriefingBus.Configuration;
using BriefingBus.Contracts;
using BriefingBus.FeedHealth;

namespace BriefingBus.Composer.Selection;

/// <summary>All that a briefing is composed from, as it was known at its hour. The same input gives the same briefing, byte for
/// byte.</summary>
public sealed record CompositionInput
{
    /// <summary>The edition as configured.</summary>
    public required EditionOptions Edition { get; init; }

    /// <summary>The instant that the briefing is for.</summary>
    public required DateTimeOffset ScheduledAt { get; init; }

    /// <summary>The earliest instant that it covers.</summary>
    public required DateTimeOffset WindowFrom { get; init; }

    /// <summary>True where the run is made up after its hour.</summary>
    public bool Late { get; init; }

    /// <summary>The newest revision of every item of the edition's feeds that became known or changed within the window;
    /// of weather feeds, of every item of the last days.</summary>
    public required IReadOnlyList<ItemCleaned> Items { get; init; }

    /// <summary>The sketches of the items, where <see cref="Items"/> come without their words; null where they are whole.</summary>
    public SketchedItems? Sketched { get; init; }

    /// <summary>Which of the items were known before the window in an older or the same revision: old news, unless a briefing told it and
    /// it says something new. What matters is when Composer came to know an item, so that one that was held up on its way is not
    /// lost.</summary>
    public IReadOnlySet<Guid> KnownBefore { get; init; } = new HashSet<Guid>();

    /// <summary>What is known of each feed that ever reported.</summary>
    public required IReadOnlyList<FeedStatus> Feeds { get; init; }

    /// <summary>What earlier briefings of the edition told.</summary>
    public required IReadOnlyList<BriefedItem> Briefed { get; init; }

    /// <summary>The trouble that earlier briefings of the edition told and that had not healed by the last of them.</summary>
    public required IReadOnlyList<FeedTrouble> ReportedIssues { get; init; }

    /// <summary>How stories are scored.</summary>
    public ScoreOptions Score { get; init; } = new();

    /// <summary>When reports are one story.</summary>
    public GroupingOptions Grouping { get; init; } = new();

    /// <summary>What is known to be missing, in plain words.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
