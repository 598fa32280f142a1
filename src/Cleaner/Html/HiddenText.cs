using System.Text.RegularExpressions;

namespace BriefingBus.Cleaner.Html;

/// <summary>Recognises text that a browser does not show, or only to machines.</summary>
internal static partial class HiddenText
{
    /// <summary>Classes that hide text from the eye and keep it for screen readers (Bootstrap, WordPress, HTML5 Boilerplate).</summary>
    [GeneratedRegex(
        @"(?:^|\s)(?:sr-only|visually-?hidden|screen-reader-text|element-invisible|u-hidden|is-hidden|assistive-text)(?:$|\s)",
        RegexOptions.CultureInvariant)]
    private static partial Regex HidingClass { get; }

    [GeneratedRegex(
        @"(?:display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:px|pt|em)?\s*(?:;|$)|mso-hide\s*:\s*all"
        + @"|(?:left|top|text-indent)\s*:\s*-(?:[0-9]{4,}|[0-9]{3}r?em)"
        + @"|clip\s*:\s*rect\(\s*[01](?:px)?[\s,]+[01](?:px)?[\s,]+[01](?:px)?[\s,]+[01](?:px)?\s*\))",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex HidingStyle { get; }

    /// <summary>A footnote mark: digits, letters or stars, with or without brackets, and no white space around it, for which the
    /// expression would cost quadratic time.</summary>
    [GeneratedRegex(
        @"^[\[(]?\s*(?:\d{1,3}|[a-z]|[ivx]{1,5}|[*†‡§]+|note \d+|citation needed)\s*[\])]?$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex FootnoteMark { get; }

    [GeneratedRegex(@"(?:^|[\s_-])(?:footnote|fn|noteref|cite|reference|endnote)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex FootnoteClass { get; }

    /// <summary>True if the element's text is not for the reader: hidden, for other browsers, or a footnote mark.</summary>
    public static bool Hides(MarkupNode node) => node.Name == "noscript" || IsInvisible(node) || IsFootnoteMark(node);

    /// <summary>True if a browser does not show the element, or moves it out of sight.</summary>
    public static bool IsInvisible(MarkupNode node) =>
        node.Attribute("hidden") is not null and not "until-found"
        || node.Attribute("style") is { Length: > 0 } style && HidingStyle.IsMatch(style)
        || node.Attribute("class") is { Length: > 0 } classes && HidingClass.IsMatch(classes);

    /// <summary>True for <c>&lt;sup&gt;&lt;a href="#fn1"&gt;1&lt;/a&gt;&lt;/sup&gt;</c> and the like, and for the arrow back from the
    /// note.</summary>
    public static bool IsFootnoteMark(MarkupNode node)
    {
        if (node.Name is not ("sup" or "a"))
            return false;
        if (node.Name == "a" && node.Attribute("href")?.Contains('#', StringComparison.Ordinal) != true)
            return false;
        var text = string.Concat(node.Subtree().Select(n => n.Text)).Trim();
        var link = node.Name == "a" ? node : node.Subtree().FirstOrDefault(n => n.Name == "a");
        var local = link?.Attribute("href") is { } href && href.Contains('#', StringComparison.Ordinal);
        if (text is "↩" or "↩︎" or "↑" or "^")
            return local;
        return FootnoteMark.IsMatch(text)
            && (node.Name == "sup" && (local || text.Contains('[', StringComparison.Ordinal))
                || (local
                    && (text.Contains('[', StringComparison.Ordinal)
                        || FootnoteClass.IsMatch(node.Attribute("class") + " " + node.Attribute("rel")))));
    }
}
