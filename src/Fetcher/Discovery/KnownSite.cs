using System.Text.RegularExpressions;

namespace BriefingBus.Fetcher.Discovery;

/// <summary>A site whose pages have feeds at addresses that can be told from the page's.</summary>
/// <param name="Name">The site.</param>
/// <param name="Page">The page's host and path, in lower case up to the path; its groups fill the feeds.</param>
/// <param name="Feeds">The feeds' addresses, the one that is usually meant first; <c>{name}</c> is a group.</param>
/// <param name="Source">Where the site documents it.</param>
internal sealed partial record KnownSite(string Name, Regex Page, IReadOnlyList<string> Feeds, string Source)
{
    /// <summary>True where any host may run the site's software, so that a page's address is no proof.</summary>
    public bool IsAnyHost => Name.StartsWith("Mastodon", StringComparison.Ordinal);

    /// <summary>The feeds of a page, or none where it is not the site's.</summary>
    public IEnumerable<string> FeedsOf(Uri page)
    {
        var match = Page.Match(page.Host.ToLowerInvariant() + (page.IsDefaultPort ? "" : $":{page.Port}") + page.PathAndQuery);
        return match.Success ? Feeds.Select(feed => Filled(feed, match, page)) : [];
    }

    private static string Filled(string feed, Match match, Uri page) => Placeholder().Replace(
        feed, hole => hole.Groups[1].Value == "scheme" ? page.Scheme : match.Groups[hole.Groups[1].Value].Value);

    [GeneratedRegex(@"\{([a-z]+)\}", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Placeholder();
}
