using BriefingBus.Composer.Rules;
using BriefingBus.Composer.Stories;
using BriefingBus.Contracts;
using BriefingBus.FeedHealth;

namespace BriefingBus.Composer.Selection;

/// <summary>An item that the rules let into a section.</summary>
public sealed record Candidate
{
    /// <summary>The item, perhaps without its words.</summary>
    public required ItemCleaned Item { get; init; }

    /// <summary>Its sketch.</summary>
    public required ItemSketch Sketch { get; init; }

    /// <summary>True where a round-up gives its headline and address and says nothing of it.</summary>
    public bool IsBareLink => Sketch.IsOfRoundUp && Sketch.Words.Terms.Length == Sketch.Words.Title.Length;

    /// <summary>The section's place in the edition, from 0.</summary>
    public required int Section { get; init; }

    /// <summary>The rules that hold for it.</summary>
    public required RuleSet Rules { get; init; }

    /// <summary>When it counts as published, by <see cref="ItemDate"/>.</summary>
    public required DateTimeOffset Published { get; init; }

    /// <summary>The boost rules that it meets, as written.</summary>
    public IReadOnlyList<string> Boosts { get; init; } = [];

    /// <summary>True where the edition follows what it is about.</summary>
    public bool Followed { get; init; }

    /// <summary>The thread that it continues, or null.</summary>
    public Guid? Thread { get; init; }

    /// <summary>True where an earlier briefing told it and it says something new since.</summary>
    public bool Updated { get; init; }

    /// <summary>What it says that is new, where it is updated.</summary>
    public string? News { get; init; }

    /// <summary>The new number or name in its headline, where it is updated by one.</summary>
    public string? Change { get; init; }
}
