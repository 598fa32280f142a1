using BriefingBus.Fetcher.Feeds;
using BriefingBus.Fetcher.Feeds.Html;
using BriefingBus.Fetcher.Feeds.Links;

namespace BriefingBus.Fetcher.Pictures;

/// <summary>Finds the picture in the text of an entry whose feed names none, if the configuration requests pictures.</summary>
public sealed class EntryPictures(BriefingConfiguration configuration)
{
    /// <summary>How far into a text a picture is searched for, in characters: the lead picture comes before the text.</summary>
    private const int Beginning = 64 * 1024;

    /// <summary>The minimum stated side in pixels: a smaller picture counts readers or divides paragraphs.</summary>
    private const int MinSide = PictureEncoder.MinSide;

    private readonly HashSet<string> feeds = new(
        configuration.Feeds.Select(f => f.Url).Where(url => configuration.Editions.Any(e => e.HasPicturesOf(url))), StringComparer.Ordinal);

    /// <summary>The first picture in the entry's text; null if there is none, if the feed names one itself, or if none is wanted.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="feedUrl">The feed's address as configured.</param>
    public NamedPicture? In(FeedEntry entry, string feedUrl) =>
        entry.Image is null && feeds.Contains(feedUrl) ? First(entry.Content?.Html) ?? First(entry.Summary?.Html) : null;

    /// <summary>The first picture of HTML whose addresses are absolute.</summary>
    internal static NamedPicture? First(string? html)
    {
        if (html is null)
            return null;
        var tags = new HtmlTags(html.AsSpan(0, Math.Min(html.Length, Beginning)));
        while (tags.MoveNext())
        {
            if (!tags.IsEnd && !tags.IsComment && tags.Is("img") && Address.IsWeb(tags.Attribute("src"))
                && !IsSmall(tags.Attribute("width")) && !IsSmall(tags.Attribute("height")))
                return new(tags.Attribute("src")!, tags.Attribute("alt") is { Length: > 0 } text ? text : null);
        }
        return null;
    }

    private static bool IsSmall(string? side) =>
        int.TryParse(side?.Replace("px", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out var pixels)
        && pixels < MinSide;
}
