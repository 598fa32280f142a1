using System.Text.RegularExpressions;
using BriefingBus.Fetcher.Feeds;
using BriefingBus.Text;
using BriefingBus.Text.Mojibake;

namespace BriefingBus.Fetcher.Polling;

/// <summary>A feed's name for readers.</summary>
internal static partial class FeedName
{
    private const int MaxLength = 120;

    /// <summary>The number of characters of a title that are looked at for damage; a hostile one has millions.</summary>
    private const int MaxRead = 4096;

    /// <summary>The configured name, else the feed's own title, else its host or file.</summary>
    public static string Of(FeedOptions feed, string? title) =>
        feed.NameOr(title is null ? null : SourceName.Of(title));

    /// <summary>A feed's title as text on one line, or null if nothing is left.</summary>
    public static string? Text(FeedText? title)
    {
        if (title is null)
            return null;
        var text = WebUtility.HtmlDecode(Tag().Replace(title.Html, " "));
        text = MojibakeRepair.Repair(text[..Math.Min(text.Length, MaxRead)]);
        text = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text.Length == 0 ? null : TextShortener.Shorten(TextShortener.WithoutHalfPairs(text), MaxLength + 1);
    }

    [GeneratedRegex("</?[A-Za-z][^>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex Tag();
}
