using System.Buffers;
using System.Collections.Frozen;
using BriefingBus.Contracts;
using BriefingBus.Text;

namespace BriefingBus.Composer.Stories.Sketches;

/// <summary>Ranks pages by how well they tell their story in words: a video, a gallery or a live ticker (<c>page-forms.tsv</c>) is not the
/// article that readers want first, and two sentences are better than one.</summary>
internal static class PageForm
{
    private const int MaxLabel = 24;

    // Each step is about twice the one before; beyond the last, more words are no better.
    private static readonly int[] Lengths = [15, 30, 60, 120];

    private static readonly string[] VideoSites = ["youtube.com", "youtube-nocookie.com", "youtu.be", "vimeo.com"];

    private static readonly SearchValues<char> AfterLabel = SearchValues.Create(":|–—])】」");
    private static readonly SearchValues<char> BeforeLabel = SearchValues.Create("-–—|:([【「");

    private static readonly FrozenSet<string> Segments = Words("address");
    private static readonly FrozenSet<string> Labels = Words("label");

    /// <summary>The rank of a page as the report to show, 0 to 6.</summary>
    public static int Worth(ItemCleaned report)
    {
        // A round-up only points to the story.
        if (report.RoundUp is not null || IsOfOtherForm(report.Link) || IsLabelled(Headline.Of(report)))
            return 0;
        return 1 + (report.Summary.Count > 0 ? 1 : 0) + Lengths.Count(words => report.WordCount >= words);
    }

    private static bool IsOfOtherForm(string? link)
    {
        if (!Uri.TryCreate(link, UriKind.Absolute, out var address))
            return false;
        if (Array.Exists(VideoSites, s => address.Host == s || address.Host.EndsWith("." + s, StringComparison.Ordinal)))
            return true;
        // Also /video-12345.
        return Array.Exists(
            address.AbsolutePath.ToLowerInvariant().Split('/'),
            s => Segments.Contains(s.AsSpan().TrimEnd("0123456789").TrimEnd('-').ToString()));
    }

    private static bool IsLabelled(string headline)
    {
        var all = headline.AsSpan();
        while (all.Length > 0 && !char.IsLetterOrDigit(all[0]))
            all = all[1..];
        if (all.IndexOfAny(AfterLabel) is > 0 and <= MaxLabel and var end && IsLabel(all[..end]))
            return true;
        while (all.Length > 0 && !char.IsLetterOrDigit(all[^1]))
            all = all[..^1];
        var last = all[Math.Max(0, all.Length - MaxLabel)..];
        for (var i = last.Length - 1; i >= 0; i--)
        {
            if (BeforeLabel.Contains(last[i]) && IsLabel(last[(i + 1)..]))
                return true;
        }
        return false;
    }

    private static bool IsLabel(ReadOnlySpan<char> words) => Labels.Contains(words.Trim().ToString().ToLowerInvariant());

    private static FrozenSet<string> Words(string where) => EmbeddedTable.Rows(typeof(PageForm), "page-forms.tsv")
        .Where(row => row[0] == where).SelectMany(row => row[1].Split('|')).ToFrozenSet(StringComparer.Ordinal);
}
