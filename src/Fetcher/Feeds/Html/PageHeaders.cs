using System.Text.RegularExpressions;

namespace BriefingBus.Fetcher.Feeds.Html;

/// <summary>Where the headers of a web page, and the elements that replace headers, send a reader.</summary>
internal static partial class PageHeaders
{
    /// <summary>A page that sends its reader on later than this, in seconds, is a page that renews itself.</summary>
    private const int MaxDelay = 10;

    /// <summary>The links of a Link header (RFC 8288 §3).</summary>
    public static IEnumerable<(string Address, string? Relation, string? Type, string? Title)> Links(string? header) =>
        LinkValue().Matches(header ?? "").Select(link =>
            (link.Groups["address"].Value.Trim(), Value(link, "rel"), Value(link, "type"), Value(link, "title")));

    /// <summary>The address of a Refresh header, or of its element (HTML Standard §4.2.5.3, "Refresh state"), that leads elsewhere at once;
    /// or null.</summary>
    public static string? RefreshTarget(string? content) =>
        Refresh().Match(content ?? "") is { Success: true } refresh
            && int.TryParse(refresh.Groups["delay"].ValueSpan, out var delay) && delay <= MaxDelay
            ? refresh.Groups["address"].Value.Trim().Trim('"', '\'')
            : null;

    /// <summary>The first of several parameters of a name counts (§3.3).</summary>
    private static string? Value(Match link, string name)
    {
        var names = link.Groups["name"].Captures;
        for (var i = 0; i < names.Count; i++)
        {
            if (names[i].ValueSpan.Equals(name, StringComparison.OrdinalIgnoreCase))
                return link.Groups["value"].Captures[i].Value.Trim('"');
        }
        return null;
    }

    [GeneratedRegex("""<(?<address>[^>]*)>(?:\s*;\s*(?<name>[^\s=;,"]+)\s*=?\s*(?<value>"[^"]*"|[^\s",;]*))*""")]
    private static partial Regex LinkValue();

    [GeneratedRegex(@"\A\s*(?<delay>[0-9]{1,6})(?:\.[0-9]*)?\s*[;,]\s*(?:url\s*=\s*)?(?<address>\S.*)\z", RegexOptions.IgnoreCase)]
    private static partial Regex Refresh();
}
