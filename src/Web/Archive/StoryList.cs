using BriefingBus.Rendering.Languages;

namespace BriefingBus.Web.Archive;

/// <summary>The stories of a briefing in their order.</summary>
public static class StoryList
{
    /// <summary>The lead stories, then those of each section.</summary>
    public static IEnumerable<SectionStory> Of(BriefingComposed briefing) =>
        briefing.Top.Select(s => new SectionStory(s, Phrases.Of(briefing.Language)["top"]))
            .Concat(briefing.Sections.SelectMany(s => s.Stories.Select(story => new SectionStory(story, Printable.Line(s.Title)))));

    /// <summary>The identities of the items that report its stories, shown or as further sources.</summary>
    public static IEnumerable<Guid> ItemsOf(BriefingComposed briefing) =>
        Of(briefing).SelectMany(s => s.Story.AlsoReportedBy.Prepend(s.Story.Source)).Select(source => source.ItemId);
}

/// <summary>A story and its section.</summary>
/// <param name="Story">The story.</param>
/// <param name="Section">The title of its section.</param>
public sealed record SectionStory(BriefingStory Story, string Section);
