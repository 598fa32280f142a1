using System.Text.RegularExpressions;
using BriefingBus.Rendering;

namespace BriefingBus.Delivery.Slack.Rendering;

/// <summary>Escapes feed text for Slack's markup (mrkdwn), so that it cannot mention, link or format anything.</summary>
internal static partial class SlackText
{
    /// <summary>Slack has no escape for its formatting characters; a zero-width space beside one disables it.</summary>
    private const string ZeroWidthSpace = "\u200B";

    /// <summary>The maximum length of a text in a link; two of this length fit into one section.</summary>
    private const int MaxLinkLength = 1400;

    /// <summary>The text on one line, escaped.</summary>
    public static string Escape(string? text) => WithoutFormatting(Characters(Printable.Line(text)));

    /// <summary>Escapes only what Slack requires (https://docs.slack.dev/messaging/formatting-message-text#escaping): without a literal
    /// <c>&lt;</c> there is no <c>&lt;!channel&gt;</c>, no <c>&lt;@U1&gt;</c> and no link.</summary>
    public static string Characters(string text) =>
        new StringBuilder(text).Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").ToString();

    /// <summary>A link; only the text if links to the address are not allowed. If the text is too long for a link in one section, the link
    /// follows it.</summary>
    public static string Link(string? text, string? address)
    {
        var shown = Escape(text);
        if (WebAddress.OrNull(address) is not { Length: < MaxLinkLength } url)
            return shown;
        var target = Characters(url).Replace("|", "%7C");
        return shown.Length < MaxLinkLength ? $"<{target}|{shown}>" : $"{shown} <{target}|link>";
    }

    /// <summary>The text in bold if it fits in one section, since formatting does not span sections.</summary>
    public static string Bold(string escaped) => escaped.Length < Block.MaxSectionLength - 10 ? $"*{escaped}*" : escaped;

    /// <summary>Disables formatting. Bold, italic, strike-through and code begin and end at word edges; <c>:word:</c> becomes an emoji;
    /// <c>></c> at the start of a line, a quotation.</summary>
    private static string WithoutFormatting(string text) =>
        Picture().Replace(Marker().Replace(text, ZeroWidthSpace + "$0" + ZeroWidthSpace), "$0" + ZeroWidthSpace) is var neutral
            && neutral.StartsWith("&gt;", StringComparison.Ordinal)
            ? ZeroWidthSpace + neutral
            : neutral;

    [GeneratedRegex(@"(?<![\p{L}\p{N}])[*_~`]|[*_~`](?![\p{L}\p{N}])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Marker();

    [GeneratedRegex(@":(?=[a-z0-9_+'-]+:)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Picture();
}
