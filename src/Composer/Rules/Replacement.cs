using System.Text.RegularExpressions;

namespace BriefingBus.Composer.Rules;

/// <summary>A replacement in headlines and summaries: of a word or phrase in any case, or of a regular expression's matches.</summary>
public sealed class Replacement
{
    private readonly Regex find;
    private readonly string with;

    /// <summary>Creates a replacement.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="with">The replacement; <c>$1</c> is the first group of a regular expression.</param>
    public Replacement(RulePattern pattern, string with)
    {
        Source = pattern.Source;
        find = pattern.Expression ?? Literal(pattern.Source);
        this.with = pattern.Expression is null ? with.Replace("$", "$$", StringComparison.Ordinal) : with;
    }

    /// <summary>The pattern as written.</summary>
    public string Source { get; }

    /// <summary>Replaces each match in a text, and collapses the double spaces that a removal leaves.</summary>
    /// <exception cref="RegexMatchTimeoutException">The expression exceeded <see cref="RulePattern.TimeLimit"/>.</exception>
    public string Apply(string text)
    {
        var replaced = find.Replace(text, with);
        return ReferenceEquals(replaced, text) ? text : string.Join(' ', replaced.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    private static Regex Literal(string source)
    {
        var words = source.Trim('"');
        var begin = char.IsLetterOrDigit(words[0]) && !FoldedText.HasNoWordSpaces(words) ? @"(?<![\p{L}\p{N}])" : "";
        var end = char.IsLetterOrDigit(words[^1]) && !FoldedText.HasNoWordSpaces(words) ? @"(?![\p{L}\p{N}])" : "";
        return new Regex(begin + Regex.Escape(words) + end, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, RulePattern.TimeLimit);
    }
}
