using System.Text.RegularExpressions;

namespace BriefingBus.Fetcher.Discovery;

/// <summary>A site whose feed addresses can be derived from its pages' addresses.</summary>
/// <param name="Name">The site.</param>
/// <param name="Page">The page's host and path, in lower case up to the path; its groups fill in the feeds' addresses.</param>
/// <param name="Feeds">The feeds' addresses, the most useful first; <c>{name}</c> is a group.</param>
/// <param name="Source">The site's documentation.</param>
internal sealed partial record KnownSite(string Name, Regex Page, IReadOnlyList<string> Feeds, string Source)
{
    /// <summary>True if any host may run the site's software, so that a page's address is no proof.</summary>
    public bool IsAnyHost => Name.StartsWith("Mastodon", StringComparison.Ordinal);

    /// <summary>The feeds of a page; none if the page is not the site's.</summary>
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

/// <summary>The sites whose feed addresses can be derived from their pages' addresses.</summary>
public static class KnownSites
{
    private static readonly KnownSite[] All =
    [
        Site("YouTube channel",
            @"^(?:www\.|m\.)?youtube\.com/channel/(?<id>UC[\w-]{22})(?:[/?].*)?$",
            "https://developers.google.com/youtube/v3/guides/push_notifications",
            "https://www.youtube.com/feeds/videos.xml?channel_id={id}"),
        Site("YouTube playlist",
            @"^(?:www\.|m\.)?youtube\.com/(?:playlist|watch)\?(?:.*&)?list=(?<id>[\w-]+).*$",
            "https://developers.google.com/youtube/v3/guides/push_notifications",
            "https://www.youtube.com/feeds/videos.xml?playlist_id={id}"),
        Site("YouTube user",
            @"^(?:www\.|m\.)?youtube\.com/user/(?<id>[\w-]+)(?:[/?].*)?$",
            "https://developers.google.com/youtube/v3/guides/push_notifications",
            "https://www.youtube.com/feeds/videos.xml?user={id}"),
        Site("Reddit",
            @"^(?:www\.|old\.|new\.|np\.)?reddit\.com/(?<path>(?:r|u|user)/[\w+-]+"
            + @"(?:/m/\w+|/comments/\w+(?:/\w*)?|/(?:new|hot|top|rising|controversial))?)/?(?:\?.*)?$",
            "https://www.reddit.com/wiki/rss",
            "https://www.reddit.com/{path}/.rss"),
        Site("GitHub repository",
            @"^(?:www\.)?github\.com/(?<owner>[\w-]+)/(?<repo>[\w.-]+?)(?:\.git)?/?"
            + @"(?:releases(?:/(?:latest|tag/[^?]*))?/?)?(?:[?].*)?$",
            "https://docs.github.com/en/rest/activity/feeds",
            "https://github.com/{owner}/{repo}/releases.atom",
            "https://github.com/{owner}/{repo}/tags.atom",
            "https://github.com/{owner}/{repo}/commits.atom"),
        Site("GitHub tags",
            @"^(?:www\.)?github\.com/(?<owner>[\w-]+)/(?<repo>[\w.-]+)/tags/?$",
            "https://docs.github.com/en/rest/activity/feeds",
            "https://github.com/{owner}/{repo}/tags.atom"),
        Site("GitHub branch",
            @"^(?:www\.)?github\.com/(?<owner>[\w-]+)/(?<repo>[\w.-]+)/(?:commits|tree)/(?<branch>[^?]+?)/?$",
            "https://docs.github.com/en/rest/activity/feeds",
            "https://github.com/{owner}/{repo}/commits/{branch}.atom"),
        Site("GitHub user",
            @"^(?:www\.)?github\.com/(?<owner>(?!(?:features|topics|explore|marketplace|sponsors|login|about|pricing|orgs)(?:/|$))"
            + @"[\w-]+)/?$",
            "https://docs.github.com/en/rest/activity/feeds",
            "https://github.com/{owner}.atom"),
        Site("GitLab project",
            @"^gitlab\.com/(?<project>[\w.-]+(?:/[\w.-]+)+?)(?:/-/(?:releases|tags))?/?$",
            "https://docs.gitlab.com/user/project/releases/",
            "https://gitlab.com/{project}/-/releases.atom", "https://gitlab.com/{project}/-/tags?format=atom"),
        Site("Codeberg repository",
            @"^codeberg\.org/(?<owner>[\w.-]+)/(?<repo>[\w.-]+)(?:/releases)?/?$",
            "https://docs.gitea.com/usage/rss-feed",
            "https://codeberg.org/{owner}/{repo}/releases.rss", "https://codeberg.org/{owner}/{repo}.rss"),
        Site("Substack",
            @"^(?<host>[\w-]+\.substack\.com)/.*$",
            "https://support.substack.com/hc/en-us/articles/360038239391",
            "https://{host}/feed"),
        Site("Medium author or publication",
            @"^(?:www\.)?medium\.com/(?<path>@[\w.-]+|tag/[\w-]+|(?!m/|p/|me/|about|feed/|search)[\w-]+)/?(?:[?].*)?$",
            "https://help.medium.com/hc/en-us/articles/214874118-Using-RSS-feeds-of-profiles-publications-and-topics",
            "https://medium.com/feed/{path}"),
        Site("Medium author",
            @"^(?<host>(?!www\.|help\.|policy\.|blog\.)[\w-]+\.medium\.com)/.*$",
            "https://help.medium.com/hc/en-us/articles/214874118-Using-RSS-feeds-of-profiles-publications-and-topics",
            "https://{host}/feed"),
        Site("Bluesky",
            @"^(?:www\.)?bsky\.app/profile/(?<handle>[\w.:-]+)/?(?:[?].*)?$",
            "https://docs.bsky.app/blog/2023-12-rss",
            "https://bsky.app/profile/{handle}/rss"),
        Site("Tumblr",
            @"^(?<host>(?!www\.)[\w-]+\.tumblr\.com)/.*$",
            "https://help.tumblr.com/rss-feeds/",
            "https://{host}/rss"),
        Site("Blogger",
            @"^(?<host>[\w-]+\.blogspot\.[a-z.]+)/.*$",
            "https://support.google.com/blogger/answer/97933",
            "https://{host}/feeds/posts/default"),
        Site("WordPress.com",
            @"^(?<host>(?!www\.)[\w-]+\.wordpress\.com)/.*$",
            "https://wordpress.com/support/feeds/",
            "https://{host}/feed/"),
        Site("Stack Exchange tag",
            @"^(?<host>stackoverflow\.com|serverfault\.com|superuser\.com|askubuntu\.com|[\w-]+\.stackexchange\.com)"
            + @"/questions/tagged/(?<tag>[^/?]+)/?(?:[?].*)?$",
            "https://meta.stackexchange.com/questions/53235",
            "https://{host}/feeds/tag/{tag}"),
        // Any host may run Mastodon, so this comes last.
        Site("Mastodon account",
            @"^(?<host>(?!(?:www\.|m\.)?(?:youtube|tiktok|threads|medium|substack|x|twitter|instagram)\.)[\w.-]+(?::\d+)?)"
            + @"/@(?<user>[\w.-]+)/?(?:[?].*)?$",
            "https://docs.joinmastodon.org/user/discoverability/#rss",
            "{scheme}://{host}/@{user}.rss"),
        Site("Mastodon hashtag",
            @"^(?<host>[\w.-]+(?::\d+)?)/tags/(?<tag>[\w]+)/?$",
            "https://docs.joinmastodon.org/user/discoverability/#rss",
            "{scheme}://{host}/tags/{tag}.rss"),
    ];

    /// <summary>The feeds of a page of a known site, likeliest first; none for any other page.</summary>
    public static IReadOnlyList<string> FeedsOf(Uri page) =>
        All.Select(site => site.FeedsOf(page).ToList()).FirstOrDefault(feeds => feeds.Count > 0) ?? [];

    /// <summary>The feed of a page whose host is a known site, or null. Sends no request.</summary>
    public static string? FeedOf(string page) =>
        Uri.TryCreate(page, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? All.Where(site => !site.IsAnyHost).SelectMany(site => site.FeedsOf(address)).FirstOrDefault()
            : null;

    private static KnownSite Site(string name, string page, string source, params string[] feeds) =>
        new(name, new Regex(page, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)), feeds, source);
}
