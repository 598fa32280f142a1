namespace BriefingBus.Composer.Selection;

/// <summary>The outcome for an item.</summary>
public enum Outcome
{
    /// <summary>It is the report that is shown of a lead story.</summary>
    Lead,

    /// <summary>It is the report that is shown in its section.</summary>
    Included,

    /// <summary>It is named as a further source of a story.</summary>
    AdditionalSource,

    /// <summary>It is part of the weather.</summary>
    Weather,

    /// <summary>Its story did not fit.</summary>
    NoRoom,

    /// <summary>An earlier briefing had it.</summary>
    BriefedBefore,

    /// <summary>A rule, its age or its language excludes it.</summary>
    LeftOut,
}
