using System.Text.RegularExpressions;
using BriefingBus.Configuration;

namespace BriefingBus.Composer.Rules;

/// <summary>A rule's pattern: a word or a <c>"phrase"</c> (whole words, ignoring case and diacritics), or a <c>/regular expression/</c>
/// (ignoring case, with a time limit).</summary>
public sealed class RulePattern
{
    /// <summary>The time limit of one search with a regular expression; a rule that exceeds it is skipped.</summary>
    public static readonly TimeSpan TimeLimit = TimeSpan.FromMilliseconds(100);

    private readonly string? folded;
    private readonly bool anywhere;

    private RulePattern(string source, string? folded, Regex? expression)
    {
        Source = source;
        this.folded = folded;
        anywhere = folded is not null && FoldedText.HasNoWordSpaces(folded);
        Expression = expression;
    }

    /// <summary>The rule as written.</summary>
    public string Source { get; }

    /// <summary>The folded words that a matching text must have; null for an expression, and in scripts without spaces between
    /// words.</summary>
    public IReadOnlyList<string>? Words => anywhere || folded is null ? null : folded.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The compiled expression, or null for a word or phrase.</summary>
    public Regex? Expression { get; }

    /// <summary>Parses a rule.</summary>
    /// <exception cref="RegexParseException">The regular expression is invalid.</exception>
    /// <exception cref="FormatException">The rule has no word.</exception>
    public static RulePattern Parse(string rule)
    {
        var text = rule.Trim();
        if (RulePatternForm.RegexOf(text) is { } expression)
            return new RulePattern(text, null, Compile(expression));

        var words = FoldedText.Of(text);
        if (words.Trim().Length == 0)
            throw new FormatException($"The rule \"{rule}\" holds no letter or digit to look for.");
        return new RulePattern(text, FoldedText.HasNoWordSpaces(words) ? FoldedText.WithMarks(text).Trim() : words, null);
    }

    /// <summary>Whether the rule matches.</summary>
    /// <exception cref="RegexMatchTimeoutException">The expression exceeded <see cref="TimeLimit"/>.</exception>
    public bool Matches(RuleText text) =>
        Expression is not null ? Expression.IsMatch(text.Plain)
        : anywhere ? text.WithMarks.Contains(folded!, StringComparison.Ordinal)
        : text.Folded.Contains(folded!, StringComparison.Ordinal);

    private static Regex Compile(string pattern)
    {
        const RegexOptions options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;
        try
        {
            return new Regex(pattern, options | RegexOptions.NonBacktracking, TimeLimit);
        }
        catch (NotSupportedException)
        {
            // Look-arounds and back-references need the backtracking engine; the time limit bounds it.
            return new Regex(pattern, options, TimeLimit);
        }
    }
}
