using System.Text.RegularExpressions;

namespace BriefingBus.Cleaner.Html;

/// <summary>Recognises markup that was escaped once too often: a fragment without tags whose text is tags.</summary>
internal static partial class EscapedMarkup
{
    /// <summary>Tags that a publisher writes and that prose about HTML rarely holds in this form: with an end tag, or with an attribute, or
    /// empty.</summary>
    [GeneratedRegex(
        @"</(?:p|a|b|i|em|strong|div|span|ul|li|h[1-6]|blockquote|table)>|<br ?/?>|<(?:a|img|div|p|span) [a-z-]+\s?=\s?[""']",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Tag { get; }

    /// <summary>True if the whole fragment is escaped markup.</summary>
    public static bool Holds(MarkupNode root) => root.Children.All(c => c.IsText) && root.Children.Any(c => Tag.IsMatch(c.Text));
}
