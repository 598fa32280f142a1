using BriefingBus.Web.Archive;
using BriefingBus.Web.Feeds;
using BriefingBus.Web.Pipeline;
using BriefingBus.Web.Today;

namespace BriefingBus.Web.Machines;

/// <summary>An edition.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Title">Its title.</param>
/// <param name="Latest">Address of its latest briefing's page.</param>
/// <param name="Atom">Address of its feed as Atom.</param>
/// <param name="JsonFeed">Address of its feed as JSON Feed.</param>
public sealed record EditionEntry(string Name, string Title, Uri Latest, Uri Atom, Uri JsonFeed)
{
    internal static EditionEntry Of(EditionHead head, string site) => new(
        head.Edition, head.Title, new(site + Address.OfBriefing(head.Edition, head.Slug)),
        new(site + Address.OfFeed(head.Edition, "atom")), new(site + Address.OfFeed(head.Edition, "json")));
}

/// <summary>A page of briefings.</summary>
/// <param name="Briefings">The briefings, the latest first.</param>
/// <param name="Next">The next page's <c>before</c>; null if this is the last.</param>
public sealed record BriefingPageEntry(IReadOnlyList<BriefingEntry> Briefings, DateTimeOffset? Next);

/// <summary>A briefing in a list.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="Edition">The edition's name.</param>
/// <param name="Slug">Its day and hour, its own part of its address.</param>
/// <param name="ScheduledAt">The instant that it is for.</param>
/// <param name="Title">Its title.</param>
/// <param name="Stories">The number of stories.</param>
/// <param name="ReadingSeconds">Its reading time in seconds.</param>
/// <param name="FeedsInTrouble">The number of feeds with issues.</param>
/// <param name="Page">Address of its page.</param>
/// <param name="Json">Address of its data.</param>
public sealed record BriefingEntry(
    Guid Id,
    string Edition,
    string Slug,
    DateTimeOffset ScheduledAt,
    string Title,
    int Stories,
    int ReadingSeconds,
    int FeedsInTrouble,
    Uri Page,
    Uri Json)
{
    internal static BriefingEntry Of(ArchivedBriefing briefing, string site) => new(
        briefing.BriefingId,
        briefing.Edition,
        briefing.Slug,
        briefing.ScheduledAt,
        briefing.Title,
        briefing.StoryCount,
        briefing.ReadingSeconds,
        briefing.TroubleCount,
        new(site + Address.OfBriefing(briefing.Edition, briefing.Slug)),
        new($"{site}/api{Address.OfBriefing(briefing.Edition, briefing.Slug)}"));
}

/// <summary>A page of search results.</summary>
/// <param name="Count">The number of results, as far as counted.</param>
/// <param name="More">Whether there are more than were counted.</param>
/// <param name="Stories">The stories of this page, the latest first.</param>
/// <param name="Next">The next page's <c>before</c>; null if this is the last.</param>
/// <param name="Trouble">The parts of the query that could not be understood, in whole sentences; the rest applied.</param>
public sealed record StoryPageEntry(int Count, bool More, IReadOnlyList<StoryEntry> Stories, string? Next, IReadOnlyList<string> Trouble);

/// <summary>A story as it was in a briefing.</summary>
/// <param name="Id">The story's identity, the same in every briefing.</param>
/// <param name="Headline">Its headline.</param>
/// <param name="Summary">Its summary.</param>
/// <param name="Source">The feed whose report is shown.</param>
/// <param name="Section">The title of its section.</param>
/// <param name="Edition">The edition's name.</param>
/// <param name="ScheduledAt">The instant that the briefing is for.</param>
/// <param name="Page">Address of its page.</param>
/// <param name="Briefing">Address of the briefing's page.</param>
public sealed record StoryEntry(
    Guid Id,
    string Headline,
    string Summary,
    string Source,
    string Section,
    string Edition,
    DateTimeOffset ScheduledAt,
    Uri Page,
    Uri Briefing)
{
    internal static StoryEntry Of(FoundStory found, string site) => new(
        found.Story.StoryId,
        found.Story.Headline,
        found.Story.Summary,
        found.Story.Source,
        found.Story.Section,
        found.Story.Edition,
        found.Story.ScheduledAt,
        new(site + Address.OfStory(found.Story.StoryId)),
        new(site + Address.OfBriefing(found.Story.Edition, found.Slug)));
}

/// <summary>A story and its briefings.</summary>
/// <param name="Story">The story as its latest briefing has it.</param>
/// <param name="Page">Address of its page.</param>
/// <param name="ToldIn">The pages of the briefings that had it, the latest first.</param>
public sealed record StoryDetailEntry(BriefingStory Story, Uri Page, IReadOnlyList<Uri> ToldIn)
{
    internal static StoryDetailEntry Of(StoryAppearances appearances, string site) => new(
        appearances.Story,
        new(site + Address.OfStory(appearances.Story.StoryId)),
        [.. appearances.Briefings.Select(t => new Uri(site + Address.OfBriefing(t.Edition, t.Slug)))]);
}

/// <summary>A configured feed.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="Url">Its address, without a query that has a secret; null unless the reader is signed in.</param>
/// <param name="Name">Its name.</param>
/// <param name="Sections">The sections that name it.</param>
/// <param name="State">Its state: <c>failing</c>, <c>not fetched</c>, <c>silent</c>, <c>quiet</c> or <c>good</c>.</param>
/// <param name="Reason">The reason, as a sentence, or null.</param>
/// <param name="CheckedAt">When a poll last ended.</param>
/// <param name="NextFetch">When the next poll is due.</param>
/// <param name="NewestEntry">When its newest entry was published.</param>
/// <param name="HttpStatus">HTTP status of the last answer.</param>
/// <param name="AverageMilliseconds">The average time of its last polls.</param>
/// <param name="Page">Address of its page.</param>
public sealed record FeedEntry(
    Guid Id,
    string? Url,
    string Name,
    IReadOnlyList<string> Sections,
    string State,
    string? Reason,
    DateTimeOffset? CheckedAt,
    DateTimeOffset? NextFetch,
    DateTimeOffset? NewestEntry,
    int? HttpStatus,
    int? AverageMilliseconds,
    Uri Page)
{
    internal static FeedEntry Of(FeedRow line, string site, bool forOperator) => new(
        line.Id,
        forOperator ? line.Feed.ShownUrl : null,
        line.Name,
        line.Sections,
        line.Condition.Word,
        line.Condition.Reason,
        line.Known?.CheckedAt,
        line.Known?.NextFetch,
        line.Known?.NewestEntry,
        line.Known?.HttpStatus,
        (int?)line.AverageTime?.TotalMilliseconds,
        new($"{site}/feeds/{line.Id}"));
}

/// <summary>The pipeline at one instant.</summary>
/// <param name="At">The instant.</param>
/// <param name="BrokerDownSince">Since when the broker does not answer, or null.</param>
/// <param name="Services">The services.</param>
/// <param name="Queues">The queues.</param>
public sealed record PipelineEntry(
    DateTimeOffset At, DateTimeOffset? BrokerDownSince, IReadOnlyList<ServiceLine> Services, IReadOnlyList<QueueLine> Queues);
