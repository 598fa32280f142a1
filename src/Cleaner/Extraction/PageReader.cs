using BriefingBus.Cleaner.Html;

namespace BriefingBus.Cleaner.Extraction;

/// <summary>Finds the main content and the facts of a web page.</summary>
public static class PageReader
{
    /// <summary>A text shorter than this makes one ask whether the names of the template were misread, in characters.</summary>
    private const int Enough = 250;

    /// <summary>Reads a page, however broken; never throws. Time and memory are linear in the page's length.</summary>
    /// <param name="html">The page, decoded.</param>
    /// <param name="url">The address it came from; relative addresses are resolved against it.</param>
    /// <param name="explain">True to fill <see cref="CleanedPage.Decisions"/>.</param>
    public static CleanedPage Read(string html, Uri? url, bool explain = false)
    {
        var root = MarkupNode.Parse(html);
        var reading = Best(Reading.Of(root, strict: true), () => Reading.Of(root, strict: false));
        return new CleanedPage
        {
            Kind = reading.Kept.Count > 0 ? PageKind.Article : PageKind.None,
            Blocks = reading.Kept,
            Title = root.Subtree().FirstOrDefault(n => n.Name == "title") is { } title ? WhiteSpace.Line(string.Concat(title.Subtree().Select(n => n.Text))) : null,
            Url = url?.AbsoluteUri,
            Decisions = explain ? reading.Explain() : [],
        };
    }

    private static Reading Best(Reading strict, Func<Reading> lenient) =>
        strict.Length >= Enough || lenient() is not { } other || other.Length < strict.Length * 2 ? strict : other;
}
