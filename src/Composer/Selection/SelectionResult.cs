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

    /// <summary>How many stories of each section there was no room for.</summary>
    public required IReadOnlyList<int> LeftOut { get; init; }

    /// <summary>The weather of each section, by its place in the edition; absent for other sections and if no feed was
    /// understood.</summary>
    public required IReadOnlyDictionary<int, IReadOnlyList<WeatherReport>> Weather { get; init; }

    /// <summary>The outcome of each item that a section claims.</summary>
    public required IReadOnlyList<SelectionDecision> Verdicts { get; init; }

    /// <summary>The items, for reading the whole text of those in the briefing.</summary>
    public required SketchedItems Items { get; init; }

    /// <summary>Why reports were joined to stories.</summary>
    public required StoryJoins Joins { get; init; }

    /// <summary>The rules, with the problems they had.</summary>
    public required RuleRun Rules { get; init; }
}
