using BriefingBus.Cleaner.Html;

namespace BriefingBus.Cleaner.Extraction;

/// <summary>Finds the main content and the facts of a web page.</summary>
public static class PageReader
{
    /// <summary>Reads a page, however broken; never throws. Time and memory are linear in the page's length.</summary>
    /// <param name="html">The page, decoded.</param>
    /// <param name="url">The address it came from; relative addresses are resolved against it.</param>
    public static CleanedPage Read(string html, Uri? url)
    {
        var root = MarkupNode.Parse(html);
        var blocks = BlockReader.Read(root, n => n.Name is "head" or "nav" or "footer" or "aside" or "form").Select(b => b.Block).ToList();
        return new CleanedPage
        {
            Kind = blocks.Count > 0 ? PageKind.Article : PageKind.None,
            Blocks = blocks,
            Title = root.Subtree().FirstOrDefault(n => n.Name == "title") is { } title ? WhiteSpace.Line(string.Concat(title.Subtree().Select(n => n.Text))) : null,
            Url = url?.AbsoluteUri,
        };
    }
}
