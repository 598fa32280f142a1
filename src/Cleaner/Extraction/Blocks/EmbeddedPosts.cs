using System.Collections.Frozen;
using BriefingBus.Cleaner.Html;

namespace BriefingBus.Cleaner.Extraction.Blocks;

/// <summary>Posts of social networks that an article embeds: their words are part of what it reports.</summary>
internal static class EmbeddedPosts
{
    /// <summary>The class that each network's embedding code gives the quotation, as its documentation for publishers shows it.</summary>
    private static readonly FrozenSet<string> Classes = new[]
    {
        "twitter-tweet", "twitter-video", // publish.twitter.com
        "instagram-media", // developers.facebook.com, Instagram oEmbed
        "fb-post", "fb-xfbml-parse-ignore", // developers.facebook.com, embedded posts
        "text-post-media", // Threads, developers.facebook.com
        "tiktok-embed", // developers.tiktok.com, embed videos
        "bluesky-embed", // embed.bsky.app
        "mastodon-embed", // Mastodon 4.3
        "reddit-embed-bq", "reddit-card", // support.reddithelp.com, embeds
        "imgur-embed-pub", // imgur.com, embed posts
    }.ToFrozenSet();

    /// <summary>True for the element that holds such a post.</summary>
    public static bool Is(MarkupNode node) => node.Name is "blockquote" or "div" && node.Names.Any(Classes.Contains);
}
