namespace BriefingBus.Configuration.Editing;

/// <summary>A feed as written in a section, enabled or not.</summary>
/// <param name="Edition">Name of the edition.</param>
/// <param name="Section">Title of the section.</param>
/// <param name="Url">Its address as written.</param>
/// <param name="Name">Its name as written, or null.</param>
/// <param name="Enabled">False if it is disabled.</param>
/// <param name="Line">Its line in the file, from 1.</param>
public sealed record ConfiguredFeed(string Edition, string Section, string Url, string? Name, bool Enabled, int Line)
{
    /// <summary>True for an http or https address.</summary>
    public bool IsWeb => Uri.TryCreate(Url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https";

    internal FeedPlace Place { get; init; } = null!;
}

/// <summary>The place of a feed.</summary>
/// <param name="Edition">Index of its edition.</param>
/// <param name="Section">Index of its section.</param>
/// <param name="Item">Index in the section's list.</param>
internal sealed record FeedPlace(int Edition, int Section, int Item);

/// <summary>A section as written.</summary>
/// <param name="Edition">Name of the edition.</param>
/// <param name="Title">Its title.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Feeds">Its feeds.</param>
public sealed record ConfiguredSection(string Edition, string Title, SectionKind Kind, IReadOnlyList<ConfiguredFeed> Feeds);
