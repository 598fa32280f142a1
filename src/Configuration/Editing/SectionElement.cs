namespace BriefingBus.Configuration.Editing;

/// <summary>A section where it is written.</summary>
/// <param name="Index">Its index in the edition.</param>
/// <param name="Title">Its title.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Element">The item of the edition's list.</param>
/// <param name="FeedList">Its feeds, where they are written here and not behind an alias; else null.</param>
/// <param name="Feeds">Its feeds, wherever they are written.</param>
internal sealed record SectionElement(
    int Index, string Title, SectionKind Kind, YamlElement Element, SequenceElement? FeedList, IReadOnlyList<ConfiguredFeed> Feeds);
