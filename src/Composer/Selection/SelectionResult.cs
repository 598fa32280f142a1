using BriefingBus.Composer.Rules;
using BriefingBus.Composer.Stories;
using BriefingBus.Contracts;

namespace BriefingBus.Composer.Selection;

/// <summary>What the briefing tells, and what became of every item.</summary>
public sealed record SelectionResult
{
    /// <summary>The lead stories, best first.</summary>
    public required IReadOnlyList<Story> Top { get; init; }

    /// <summary>The stories of each section, best first, in the edition's order.</summary>
    public required IReadOnlyList<IReadOnlyList<Story>> Sections { get; init; }

    /// <summary>How many stories of each section found no room.</summary>
    public required IReadOnlyList<int> LeftOut { get; init; }

    /// <summary>The weather of each section, by its place in the edition; absent for other sections and where it was not
    /// understood.</summary>
    public required IReadOnlyDictionary<int, IReadOnlyList<WeatherReport>> Weather { get; init; }

    /// <summary>What became of each item that a section claims.</summary>
    public required IReadOnlyList<SelectionDecision> Verdicts { get; init; }

    /// <summary>The items, to read those whole that are told.</summary>
    public required SketchedItems Items { get; init; }

    /// <summary>Why the reports of a story are one.</summary>
    public required StoryJoins Joins { get; init; }

    /// <summary>The rules at work, with what went wrong with them.</summary>
    public required RuleRun Rules { get; init; }
}
