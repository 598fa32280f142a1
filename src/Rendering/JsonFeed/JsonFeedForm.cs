using System.Text.Json;
using System.Text.Json.Serialization;
using BriefingBus.Rendering.Html;
using BriefingBus.Rendering.Json;

namespace BriefingBus.Rendering.JsonFeed;

/// <summary>Writes briefings as a JSON Feed (https://www.jsonfeed.org/version/1.1/): the content of <see cref="Atom.AtomForm"/>, for
/// readers that prefer JSON.</summary>
public static class JsonFeedForm
{
    /// <summary>The feed, the newest briefing first; line ends are line feeds.</summary>
    /// <param name="title">The feed's title.</param>
    /// <param name="address">Absolute address of the feed.</param>
    /// <param name="home">Absolute address of the page that the feed belongs to.</param>
    /// <param name="page">Returns the absolute address of a briefing's page.</param>
    /// <param name="briefings">Rendered briefings, in any order; possibly none.</param>
    public static string Write(
        string title, Uri address, Uri home, Func<BriefingComposed, Uri> page, IReadOnlyCollection<BriefingComposed> briefings)
    {
        var feed = new Feed(
            "https://jsonfeed.org/version/1.1", Printable.Line(title), home.AbsoluteUri, address.AbsoluteUri,
            [.. briefings.OrderByDescending(b => b.ScheduledAt).ThenBy(b => b.BriefingId).Select(b => Entry(b, page(b)))]);
        return JsonSerializer.Serialize(feed, JsonForm.Options) + "\n";
    }

    private static Item Entry(BriefingComposed briefing, Uri page)
    {
        var clock = BriefingClock.Of(briefing);
        return new(
            $"urn:uuid:{briefing.BriefingId:D}", page.AbsoluteUri, $"{Printable.Line(briefing.Title)} – {clock.Heading}",
            string.Join(" · ", Wording.Totals(briefing)), HtmlForm.BodyOf(briefing.Html), clock.Machine(briefing.ScheduledAt),
            [.. briefing.Tags.Select(Printable.Line)]);
    }

    private sealed record Feed(
        string Version,
        string Title,
        [property: JsonPropertyName("home_page_url")] string HomePageUrl,
        [property: JsonPropertyName("feed_url")] string FeedUrl,
        IReadOnlyList<Item> Items);

    private sealed record Item(
        string Id,
        string Url,
        string Title,
        string Summary,
        [property: JsonPropertyName("content_html")] string ContentHtml,
        [property: JsonPropertyName("date_published")] string DatePublished,
        IReadOnlyList<string> Tags);
}
