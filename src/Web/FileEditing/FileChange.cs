using BriefingBus.Configuration.Editing;
using Microsoft.AspNetCore.Components;

namespace BriefingBus.Web.FileEditing;

/// <summary>A change of <c>briefing.yaml</c> that a form asks for.</summary>
public sealed record FileChange
{
    /// <summary>What it is, as a heading.</summary>
    public required string Title { get; init; }

    /// <summary>Where its form is sent, without the path prefix.</summary>
    public required string Path { get; init; }

    /// <summary>The page that it is asked for on, and that the operator comes back to.</summary>
    public required string Back { get; init; }

    /// <summary>The name of that page.</summary>
    public required string BackName { get; init; }

    /// <summary>The entry of the navigation that the page belongs to.</summary>
    public required Area Area { get; init; }

    /// <summary>The fields that ask for it; the form that applies the change repeats them.</summary>
    public required IReadOnlyList<(string Name, string Value)> Fields { get; init; }

    /// <summary>The version of the file that the operator saw the change of; empty to see it first.</summary>
    public required string Version { get; init; }

    /// <summary>Makes the change; the result is what else there is to say of it, in sentences.</summary>
    public required Func<BriefingEditor, IReadOnlyList<string>> Make { get; init; }

    /// <summary>Whether a section that has no feed left is removed too.</summary>
    public bool WithEmptySections { get; init; }

    /// <summary>What the change would do, shown above it; null where there is nothing to show.</summary>
    public RenderFragment? Effect { get; init; }
}

/// <summary>A change that is not written yet.</summary>
/// <param name="File">The file and what becomes of it.</param>
/// <param name="Version">The version of the file before.</param>
/// <param name="Remarks">What else there is to say of the change, in sentences.</param>
public sealed record PlannedChange(EditedFile File, string Version, IReadOnlyList<string> Remarks);
