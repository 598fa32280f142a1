namespace BriefingBus.Composer.Tests.Rendering;

/// <summary>Texts that mean something to HTML, to Markdown or to a page's reader, put together at random from a seed.</summary>
internal static class HostileText
{
    private static readonly string[] Pieces =
    [
        "<", ">", "&", "\"", "'", "`", "*", "_", "[", "]", "(", ")", "!", "#", "+", "-", "=", "|", "~", "\\",
        ".", ":", ";", "/", "@", "$", "{", "}",
        "\n", "\r\n", "\t", " ", "  ", "\0", "\u0007", "\u202e", "\u2066", "\ufeff", "\u2028", "\ud800", "\udc00", "\uffff",
        "<script>alert(1)</script>", "<!--", "-->", "]]>", "</title>", "</style>", "<b>",
        "&amp;", "&lt;", "&#60;", "&nbsp;", "&copy;", "&#x3C;img&#x3E;",
        "**", "__", "~~", "```", "](x)", "](javascript:alert(1))", "![i](https://x.example/i.png)",
        "<https://x.example>", "https://x.example", "www.x.example",
        "me@x.example", "1. ", "12345) ", "- ", "+ ", "> ", "# ", "---", "===", "    ",
        "| a | b |", "[^1]", "[x]: https://x.example", ":smile:",
        "word", "Ünï", "名前", "مرحبا", "🇨🇦", "👩🏽‍🚀",
    ];

    /// <summary>So many texts, the same ones every time.</summary>
    public static IEnumerable<string> Texts(int count, int seed = 20250923)
    {
        var random = new Random(seed);
        for (var i = 0; i < count; i++)
            yield return string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => Pieces[random.Next(Pieces.Length)]));
    }
}
