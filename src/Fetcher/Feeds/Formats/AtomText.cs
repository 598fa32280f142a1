using BriefingBus.Fetcher.Feeds.Html;
using BriefingBus.Fetcher.Feeds.Xml;

namespace BriefingBus.Fetcher.Feeds.Formats;

/// <summary>Reads an Atom text construct or content element exactly by RFC 4287 §3.1 and §4.1.3, and by <c>type</c> and <c>mode</c> of Atom
/// 0.3.</summary>
internal static class AtomText
{
    /// <summary>The text of the element that has just started, or null if readers would see none.</summary>
    /// <param name="scanner">Scanner at the element.</param>
    /// <param name="texts">Reads its text.</param>
    /// <param name="isTitle">True if brackets may be part of the words: see <see cref="TitleMarkup"/>.</param>
    public static FeedText? Read(XmlScanner scanner, ElementTextReader texts, bool isTitle = false)
    {
        string? type = null, mode = null;
        var attributes = scanner.Attributes;
        while (attributes.MoveNext())
        {
            if (attributes.Name.SequenceEqual("type"u8)) type = attributes.Value.ToLowerInvariant();
            else if (attributes.Name.SequenceEqual("mode"u8)) mode = attributes.Value.ToLowerInvariant();
        }
        return Interpret(type, mode, texts, isTitle);
    }

    private static FeedText? Interpret(string? type, string? mode, ElementTextReader texts, bool isTitle)
    {
        if (type?.Split('/')[0] is "image" or "audio" or "video" or "font")
        {
            texts.Read(MarkupRule.Drop); // nothing to read (RFC 4287 §4.1.3.3)
            return null;
        }
        if (mode == "base64" || (type is not null && mode is null && IsBinary(type))) return FromBase64(texts, IsText(type));
        var escaped = mode == "escaped" || (mode is null && type is "html" or "text/html");
        if (escaped)
        {
            if (texts.Read(MarkupRule.EscapedHtml) is not { } html) return null;
            return isTitle && !html.HasMarkup && !IsText(type)
                ? TitleMarkup.Read(html.Value)
                : new(html.Value, IsText(type) && type is not null);
        }
        return texts.Read(MarkupRule.Markup) is { } text ? new(text.Value, IsPlain: !text.HasMarkup) : null;
    }

    /// <summary>RFC 4287 §4.1.3.3: content that is neither text nor XML is base64.</summary>
    private static bool IsBinary(string type) =>
        type.Contains('/', StringComparison.Ordinal) && !type.StartsWith("text/", StringComparison.Ordinal) && !IsXml(type);

    private static bool IsXml(string type) =>
        type.EndsWith("/xml", StringComparison.Ordinal) || type.EndsWith("+xml", StringComparison.Ordinal);

    private static bool IsText(string? type) => type is null or "text" or "text/plain";

    private static FeedText? FromBase64(ElementTextReader texts, bool isText)
    {
        if (texts.Read(MarkupRule.Drop) is not { } encoded) return null;
        var bytes = new byte[encoded.Value.Length];
        return Convert.TryFromBase64String(encoded.Value, bytes, out var length)
            ? new(Encoding.UTF8.GetString(bytes, 0, length).Trim(), isText)
            : new(encoded.Value, IsPlain: true);
    }
}
