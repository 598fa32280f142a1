using BriefingBus.Composer.Stories.Grouping;
using BriefingBus.Composer.Stories.Sketches;
using BriefingBus.Configuration;
using BriefingBus.Contracts;
using BriefingBus.FeedHealth;

namespace BriefingBus.Composer.Selection;

/// <summary>Everything that a briefing is composed from, as known at its instant. The same input gives the same briefing, byte for
/// byte.</summary>
public sealed record CompositionInput
{
    /// <summary>The edition as configured.</summary>
    public required EditionOptions Edition { get; init; }

    /// <summary>The instant that the briefing is for.</summary>
    public required DateTimeOffset ScheduledAt { get; init; }

    /// <summary>The earliest instant that it covers.</summary>
    public required DateTimeOffset WindowFrom { get; init; }

    /// <summary>True if the run is composed late, after its hour.</summary>
    public bool Late { get; init; }

    /// <summary>The newest revision of every item of the edition's feeds that became known or changed within the window;
    /// of weather feeds, of every item of the last days.</summary>
    public required IReadOnlyList<ItemCleaned> Items { get; init; }

    /// <summary>The sketches of the items if <see cref="Items"/> have no text; null if the items are complete.</summary>
    public SketchedItems? Sketched { get; init; }

    /// <summary>The items that were known before the window, in an older or the same revision. They are not news unless a briefing had them
    /// and they report something new. The time at which Composer received an item counts, so that a delayed item is not lost.</summary>
    public IReadOnlySet<Guid> KnownBefore { get; init; } = new HashSet<Guid>();

    /// <summary>The items that were first seen so long ago that their earlier revisions, and with them what a briefing had of them, are
    /// no longer kept.</summary>
    public IReadOnlySet<Guid> Forgotten { get; init; } = new HashSet<Guid>();

    /// <summary>The status of each feed that ever reported.</summary>
    public required IReadOnlyList<FeedStatus> Feeds { get; init; }

    /// <summary>The items of earlier briefings of the edition.</summary>
    public required IReadOnlyList<BriefedItem> Briefed { get; init; }

    /// <summary>The feed issues that earlier briefings of the edition reported and that lasted until the latest of them.</summary>
    public required IReadOnlyList<FeedTrouble> ReportedIssues { get; init; }

    /// <summary>How stories are scored.</summary>
    public ScoreOptions Score { get; init; } = new();

    /// <summary>When two reports are one story.</summary>
    public GroupingOptions Grouping { get; init; } = new();

    /// <summary>The known gaps, as sentences.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The number of items that, according to the requester, are still being cleaned; its <see cref="Notes"/> report them.
    /// <see cref="FeedStatus.ItemsAwaited"/> has those that Composer knows of.</summary>
    public int ItemsAwaited { get; init; }
}
