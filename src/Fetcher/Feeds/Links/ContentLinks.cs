using System.Text.RegularExpressions;

namespace BriefingBus.Fetcher.Feeds.Links;

/// <summary>Resolves relative addresses in the HTML of an entry: outside the feed their base is unknown.</summary>
internal static partial class ContentLinks
{
    /// <summary>The maximum number of characters added to a text: enough for a page of links, but bounded, since a document chooses its own
    /// base.</summary>
    private const int MaxGrowth = 1024 * 1024;

    /// <summary>The HTML with the addresses of its links and pictures absolute (RFC 3986 §5); the same text if they are absolute
    /// already.</summary>
    public static string Resolve(string html, Uri? baseAddress)
    {
        if (baseAddress is null) return html;
        StringBuilder? resolved = null;
        var copied = 0;
        foreach (var match in LinkAttribute().EnumerateMatches(html))
        {
            var start = match.Index + html.AsSpan(match.Index, match.Length).IndexOfAny('"', '\'') + 1;
            var end = match.Index + match.Length;
            var address = html[start..end];
            if (address[0] == '#' || Address.HasScheme(address)) continue;
            resolved ??= new StringBuilder(html.Length + 256);
            resolved.Append(html, copied, start - copied).Append(Address.Resolve(address, baseAddress));
            copied = end;
            if (resolved.Length - copied > MaxGrowth) break;
        }
        return resolved is null ? html : resolved.Append(html, copied, html.Length - copied).ToString();
    }

    [GeneratedRegex(
        """\b(?:href|src)\s{0,8}=\s{0,8}["'][^"'<>\s&]{1,2000}(?=["'])""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LinkAttribute();
}
