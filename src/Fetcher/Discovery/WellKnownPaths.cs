namespace BriefingBus.Fetcher.Discovery;

/// <summary>The paths where publishing systems put feeds, for pages that name none.</summary>
internal static class WellKnownPaths
{
    /// <summary>Paths on the page's host, the most common first: WordPress and Ghost, Jekyll, Hugo, Drupal, Blogger, Squarespace, Movable
    /// Type, JSON Feed (https://www.jsonfeed.org/version/1.1/#discovery).</summary>
    private static readonly string[] OnHost =
    [
        "/feed/", "/feed.xml", "/rss.xml", "/atom.xml", "/index.xml", "/rss", "/feed.json", "/rss/", "/feeds/posts/default", "/blog/feed/",
        "/blog/rss.xml", "/blog/feed.xml", "/blog/index.xml", "/news/rss.xml", "/index.rdf", "/feed.atom", "/feed.rss",
    ];

    /// <summary>Paths below the page's own.</summary>
    private static readonly string[] BelowPage = ["feed/", "rss.xml", "feed.xml", "index.xml", "atom.xml"];

    /// <summary>The addresses to try for a page.</summary>
    public static IEnumerable<Uri> Of(Uri page)
    {
        var folder = page.AbsolutePath.EndsWith('/') || page.Segments[^1].Contains('.', StringComparison.Ordinal)
            ? page
            : new Uri(page.GetLeftPart(UriPartial.Path) + "/");
        var below = page.AbsolutePath == "/" ? [] : BelowPage.Select(path => new Uri(folder, path));
        return below.Concat(OnHost.Select(path => new Uri(page, path))).Distinct();
    }
}
