using BriefingBus.Composer.Rules;
using BriefingBus.Composer.Stories.Sketches;
using BriefingBus.Contracts;
using BriefingBus.FeedHealth;

namespace BriefingBus.Composer.Selection;

/// <summary>An item that the rules admit to a section.</summary>
public sealed record Candidate
{
    /// <summary>The item, possibly without its text.</summary>
    public required ItemCleaned Item { get; init; }

    /// <summary>Its sketch.</summary>
    public required ItemSketch Sketch { get; init; }

    /// <summary>True if the item is only a headline and an address in a round-up.</summary>
    public bool IsBareLink => Sketch.IsOfRoundUp && Sketch.Words.Terms.Length == Sketch.Words.Title.Length;

    /// <summary>The index of the section in the edition.</summary>
    public required int Section { get; init; }

    /// <summary>The rules that apply to it.</summary>
    public required RuleSet Rules { get; init; }

    /// <summary>When the item counts as published, by <see cref="ItemDate"/>.</summary>
    public required DateTimeOffset Published { get; init; }

    /// <summary>The boost rules that it matches, as written.</summary>
    public IReadOnlyList<string> Boosts { get; init; } = [];

    /// <summary>True if it matches one of the edition's <c>follow</c> rules.</summary>
    public bool Followed { get; init; }

    /// <summary>The thread that the item continues, or null.</summary>
    public Guid? Thread { get; init; }

    /// <summary>True if an earlier briefing had its story and the item reports something new.</summary>
    public bool Updated { get; init; }

    /// <summary>What an updated item newly reports.</summary>
    public string? News { get; init; }

    /// <summary>The new number or name in its headline, if that makes it news.</summary>
    public string? Change { get; init; }
}
