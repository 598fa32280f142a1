using BriefingBus.Web.Archive;

namespace BriefingBus.Web.Machines;

/// <summary>A page of items that briefings left out.</summary>
/// <param name="Count">The number of results, as far as counted.</param>
/// <param name="More">Whether there are more than were counted.</param>
/// <param name="Items">The items of this page, those of the latest briefing first.</param>
/// <param name="Next">The next page's <c>before</c>; null if this is the last.</param>
/// <param name="Trouble">The parts of the query that could not be understood, in whole sentences; the rest applied.</param>
public sealed record LeftOutPageEntry(
    int Count, bool More, IReadOnlyList<LeftOutEntry> Items, string? Next, IReadOnlyList<string> Trouble);

/// <summary>An item that an edition's briefing left out.</summary>
/// <param name="Id">The item's identity.</param>
/// <param name="Headline">Its headline.</param>
/// <param name="Summary">Its summary.</param>
/// <param name="Source">The name of its feed.</param>
/// <param name="Link">Address of the article, or null.</param>
/// <param name="Section">The title of the section that it was a candidate for; empty if none claimed it.</param>
/// <param name="Edition">The edition's name.</param>
/// <param name="ScheduledAt">The instant that the briefing is for.</param>
/// <param name="Reason">Why the briefing does not have it.</param>
/// <param name="Briefing">Address of the briefing's page.</param>
public sealed record LeftOutEntry(
    Guid Id,
    string Headline,
    string Summary,
    string Source,
    Uri? Link,
    string Section,
    string Edition,
    DateTimeOffset ScheduledAt,
    string Reason,
    Uri Briefing)
{
    internal static LeftOutEntry Of(FoundLeftOutItem found, string site) => new(
        found.Item.ItemId,
        found.Item.Headline,
        found.Item.Summary,
        found.Item.Source,
        WebAddress.OrNull(found.Item.Link) is { } link ? new(link) : null,
        found.Item.Section,
        found.Item.Edition,
        found.Item.ScheduledAt,
        found.Item.Reason,
        new(site + Address.OfBriefing(found.Item.Edition, found.Slug)));
}
