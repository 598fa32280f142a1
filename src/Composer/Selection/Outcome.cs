namespace BriefingBus.Composer.Selection;

/// <summary>The outcome for an item.</summary>
public enum Outcome
{
    /// <summary>The item is shown as a lead story.</summary>
    Lead,

    /// <summary>The item is shown in its section.</summary>
    Included,

    /// <summary>The item is named as a further source of a story.</summary>
    AdditionalSource,

    /// <summary>The item is part of the weather.</summary>
    Weather,

    /// <summary>There was no room for its story.</summary>
    NoRoom,

    /// <summary>An earlier briefing had the item or its story.</summary>
    BriefedBefore,

    /// <summary>A rule, its age or its language excludes the item.</summary>
    LeftOut,
}
