using System.Text.RegularExpressions;

namespace BriefingBus.Fetcher.Feeds.Html;

/// <summary>Separates mark-up in a title from words that resemble it. Titles are HTML by custom and plain text by intent: "Why
/// Vec&lt;String&gt; beats List&lt;T&gt;" or "What does &lt;script&gt; do?" lose their point if every pair of brackets counts as a
/// tag.</summary>
internal static partial class TitleMarkup
{
    /// <summary>The elements that mark up titles (HTML Standard §4.5, text-level semantics, and §16.2, obsolete ones).</summary>
    private static readonly string[] Inline = (
        "a abbr acronym b bdi bdo big br center cite code del dfn em font i img ins kbd mark nobr q rb rp rt ruby s samp small span "
        + "strike strong sub sup time tt u var wbr").Split(' ');

    /// <summary>The elements that sometimes wrap a whole title.</summary>
    private static readonly string[] Wrappers = ["div", "h1", "h2", "h3", "h4", "h5", "h6", "p"];

    /// <summary>A longer text is no title, and its tags are tags.</summary>
    private const int MaxLength = 4096;

    private static readonly string[] Void = ["br", "wbr", "img"];

    /// <summary>The title with every bracket that begins no mark-up escaped.</summary>
    public static FeedText Read(string title)
    {
        if (title.Length > MaxLength || !title.Contains('<', StringComparison.Ordinal)) return new(title);
        title = InsertedCode().Replace(title, "");
        var words = Words(title);
        if (words.Count == 0) return new(title);
        // A title without mark-up and references is plain text already.
        if (words.Count == CountTags(title) && !title.Contains('&', StringComparison.Ordinal)) return new(title, IsPlain: true);
        var escaped = new StringBuilder(title.Length + 16);
        var copied = 0;
        foreach (var start in words)
        {
            escaped.Append(title, copied, start - copied).Append("&lt;");
            copied = start + 1;
        }
        return new(escaped.Append(title, copied, title.Length - copied).ToString());
    }

    private static int CountTags(string title)
    {
        var tags = new HtmlTags(title) { IgnoresRawText = true };
        var count = 0;
        while (tags.MoveNext()) count++;
        return count;
    }

    /// <summary>The indexes of tags that are words.</summary>
    private static List<int> Words(string title)
    {
        var words = new List<int>();
        var open = new List<(string Name, int Start, bool IsCertain)>();
        var tags = new HtmlTags(title) { IgnoresRawText = true };
        while (tags.MoveNext())
        {
            var name = tags.Name.ToString().ToLowerInvariant();
            if (tags.IsComment) AddUnlessComment(title, tags.Start, words);
            else if (Array.IndexOf(Void, name) >= 0 && !tags.IsEnd)
            {
                if (name == "img" && !tags.HasAttributes) words.Add(tags.Start);
            }
            else if (!IsMarkup(name, title, tags)) words.Add(tags.Start);
            else if (!tags.IsEnd) open.Add((name, tags.Start, tags.HasAttributes));
            else if (open.FindLastIndex(element => element.Name == name) is var match and >= 0) open.RemoveAt(match);
            else words.Add(tags.Start);
        }
        // With an attribute an unclosed tag is a tag: titles are cut, too.
        words.AddRange(open.Where(element => !element.IsCertain).Select(element => element.Start));
        words.Sort();
        return words;
    }

    private static void AddUnlessComment(string title, int start, List<int> words)
    {
        if (!title.AsSpan(start).StartsWith("<!--", StringComparison.Ordinal)) words.Add(start);
    }

    /// <summary>Whether the tag belongs in titles; around the whole title it may also be a paragraph or heading.</summary>
    private static bool IsMarkup(string name, string title, HtmlTags tags)
    {
        if (Array.IndexOf(Inline, name) >= 0) return true;
        if (Array.IndexOf(Wrappers, name) < 0) return false;
        return tags.IsEnd ? title.StartsWith($"<{name}", StringComparison.OrdinalIgnoreCase) && tags.End == title.Length
            : tags.Start == 0 && title.EndsWith($"</{name}>", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>A complete raw text element (HTML Standard §13.1.2): code that ended up in the title. If the title is about the tags, as in
    /// "How &lt;script&gt; and &lt;/script&gt; differ", spaces separate them.</summary>
    [GeneratedRegex(
        @"<script\b[^<>]*>[^\s<](?:[^<]*[^\s<])?</script\s*>|<style\b[^<>]*>[^\s<](?:[^<]*[^\s<])?</style\s*>",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex InsertedCode();
}
