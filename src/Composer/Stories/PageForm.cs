using System.Text.RegularExpressions;
using BriefingBus.Contracts;

namespace BriefingBus.Composer.Stories;

/// <summary>Whether a page tells its story in words: a video, a gallery or a live ticker is not the article that a reader wants
/// first.</summary>
internal static partial class PageForm
{
    /// <summary>A report of this many words tells the story; more make it no better.</summary>
    private const int Enough = 120;

    /// <summary>How well the page suits as the one to show, 0 to 3.</summary>
    public static int Worth(ItemCleaned report)
    {
        // A round-up points to the story; another report of it is the story.
        if (report.RoundUp is not null || InAddress().IsMatch(report.Link ?? "") || InHeadline().IsMatch(Headline.Of(report)))
            return 0;
        return 1 + (report.Summary.Count > 0 ? 1 : 0) + (report.WordCount >= Enough ? 1 : 0);
    }

    // Segments of a path, as large publishers name them.
    [GeneratedRegex(
        @"^https?://[^/]*(?:youtube\.|youtu\.be|vimeo\.)"
        + @"|/(?:videos?|av|watch|live|live-news|liveblog|ticker|audio|sounds|podcasts?"
        + "|galler(?:y|ies)|galerie|photos?|pictures|in-pictures"
        + @"|fotostrecke|bildergalerie|diaporama|fotogalleria|galeria|slideshow)(?:/|-?\d|$)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex InAddress();

    [GeneratedRegex(
        @"^\W*(?:video|watch|listen|live|podcast|audio|in pictures|photos|gallery|vidéo|en direct|en images|vídeo|en vivo|ao vivo"
        + @"|liveticker|live-ticker|bilder|fotostrecke)\s*[:|–—\]]"
        + @"|[-–—|:(\[]\s*(?:video|in pictures|photos|gallery|live|live updates|podcast|vidéo|en images|vídeo|liveticker|bilder)\W*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex InHeadline();
}
