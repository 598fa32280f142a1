using BriefingBus.Cleaner.Extraction.Blocks;
using BriefingBus.Cleaner.Html;

namespace BriefingBus.Cleaner.Extraction.Metadata;

/// <summary>Separates the headline from the names of the site and its sections in a page's title.</summary>
/// <param name="root">The document.</param>
/// <param name="site">The site's name, or null.</param>
internal sealed class PageTitle(MarkupNode root, string? site)
{
    /// <summary>A headline has at least this share of the title; less may be the name of a section.</summary>
    private const double HeadlineShare = 0.4;

    private const int MinHeadlineLength = 10;

    /// <summary>Longer titles, in characters, are not divided: each separator gives two parts that together are as long as the
    /// title.</summary>
    private const int MaxLength = 500;

    /// <summary>The separators between a headline and other names.</summary>
    private static readonly string[] Marks = [" | ", " - ", " – ", " — ", " :: ", " » ", " · ", " // ", " • ", " › ", " : ", "｜", "|", "_"];

    /// <summary>The title without the names of the site and its sections. If the site does not state its name, the headline is the part
    /// that the page shows as a line of its own.</summary>
    public string? Of(string? title)
    {
        if (title is null)
            return null;
        foreach (var mark in site is null ? [] : Marks)
        {
            if (title.EndsWith(mark + site, StringComparison.OrdinalIgnoreCase))
                return title[..^(mark.Length + site!.Length)];
        }
        if (site is not null && title.StartsWith(site + ": ", StringComparison.OrdinalIgnoreCase))
            return title[(site.Length + 2)..];
        var parts = title.Length > MaxLength ? [] : Parts(title);
        if (parts.Count == 0)
            return title;
        var headings = root.Subtree().Where(n => n.Name is "h1" or "h2" or "h3")
            .Select(n => Headline.Letters(string.Concat(n.ShownTexts()))).ToHashSet();
        return headings.Contains(Headline.Letters(title))
            ? title
            : parts.Find(part => headings.Contains(Headline.Letters(part)))
                ?? parts.Find(part => part.Length >= HeadlineShare * title.Length
                    && title.StartsWith(part, StringComparison.Ordinal) && IsShown(part))
                ?? title;
    }

    /// <summary>What is before and after each separator, the longest first.</summary>
    private static List<string> Parts(string title)
    {
        var parts = new List<string>();
        foreach (var mark in Marks)
        {
            for (var at = title.IndexOf(mark, StringComparison.Ordinal); at >= 0;
                at = title.IndexOf(mark, at + mark.Length, StringComparison.Ordinal))
            {
                parts.Add(title[..at].Trim());
                parts.Add(title[(at + mark.Length)..].Trim());
            }
        }
        parts.RemoveAll(part => part.Length < MinHeadlineLength
            || (part.Length < HeadlineShare * title.Length && !title.StartsWith(part, StringComparison.Ordinal))
            || (part.Contains('.', StringComparison.Ordinal) && !part.Contains(' ', StringComparison.Ordinal)));
        parts.Sort((one, other) => other.Length.CompareTo(one.Length));
        return parts;
    }

    private bool IsShown(string line) => root.Subtree().Any(n =>
        n.IsText && n.Text.Length >= line.Length && n.Text.AsSpan().Trim().SequenceEqual(line)
        && n.Parent is { Name: not ("title" or "a") });
}
