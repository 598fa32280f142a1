using BriefingBus.Composer.Rules;
using BriefingBus.Composer.Stories.Grouping;
using BriefingBus.Composer.Stories.Sketches;
using BriefingBus.Contracts;

namespace BriefingBus.Composer.Selection;

/// <summary>The stories of the briefing, and the outcome of every item.</summary>
public sealed record SelectionResult
{
    /// <summary>The lead stories, best first.</summary>
    public required IReadOnlyList<Story> Top { get; init; }

    /// <summary>The stories of each section, best first, in the edition's order.</summary>
    public required IReadOnlyList<IReadOnlyList<Story>> Sections { get; init; }

    /// <summary>The number of stories of each section for which there was no room.</summary>
    public required IReadOnlyList<int> LeftOut { get; init; }

    /// <summary>The weather of each section, by its index in the edition. Other sections, and those whose feeds were not understood, have
    /// no entry.</summary>
    public required IReadOnlyDictionary<int, IReadOnlyList<WeatherReport>> Weather { get; init; }

    /// <summary>The decision on each item of the sections' feeds.</summary>
    public required IReadOnlyList<SelectionDecision> Decisions { get; init; }

    /// <summary>The items, for reading the complete text of those in the briefing.</summary>
    public required SketchedItems Items { get; init; }

    /// <summary>Why reports were joined into stories.</summary>
    public required StoryJoins Joins { get; init; }

    /// <summary>The rules, with their problems.</summary>
    public required RuleRun Rules { get; init; }
}
