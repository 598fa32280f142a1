using BriefingBus.Configuration.Editing;
using Microsoft.AspNetCore.Components;

namespace BriefingBus.Web.FileEditing;

/// <summary>A change of <c>briefing.yaml</c> that a form requests.</summary>
public sealed record FileChange
{
    /// <summary>Its heading.</summary>
    public required string Title { get; init; }

    /// <summary>The path of its form, without the path prefix.</summary>
    public required string Path { get; init; }

    /// <summary>The path of the page with the form, for the way back.</summary>
    public required string Back { get; init; }

    /// <summary>The name of that page.</summary>
    public required string BackName { get; init; }

    /// <summary>The entry of the navigation that the page belongs to.</summary>
    public required Area Area { get; init; }

    /// <summary>The fields of the request; the form that applies the change repeats them.</summary>
    public required IReadOnlyList<(string Name, string Value)> Fields { get; init; }

    /// <summary>The version of the file in the preview that the operator saw; empty to get the preview.</summary>
    public required string Version { get; init; }

    /// <summary>Makes the change and returns remarks on it, in sentences.</summary>
    public required Func<BriefingEditor, IReadOnlyList<string>> Make { get; init; }

    /// <summary>Whether to remove a section that has no feed left.</summary>
    public bool WithEmptySections { get; init; }

    /// <summary>The effect of the change, shown above it; null if there is nothing to show.</summary>
    public RenderFragment? Effect { get; init; }
}

/// <summary>A change that is not written yet.</summary>
/// <param name="File">The file and its new content.</param>
/// <param name="Version">The version of the file before.</param>
/// <param name="Remarks">Remarks on the change, in sentences.</param>
public sealed record PlannedChange(EditedFile File, string Version, IReadOnlyList<string> Remarks);
