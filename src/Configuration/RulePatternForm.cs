namespace BriefingBus.Configuration;

/// <summary>The three forms of a rule's pattern: a word, a "phrase" in quotation marks, a /regular expression/ between slashes.</summary>
public static partial class RulePatternForm
{
    /// <summary>The regular expression between the slashes, or null for a word or phrase.</summary>
    public static string? RegexOf(string pattern) =>
        pattern.Length > 2 && pattern[0] == '/' && pattern[^1] == '/' ? pattern[1..^1] : null;

    /// <summary>Whether the rule names a thread: <c>thread:1a2b3c4d</c>, with the identity from the page or the JSON, or its
    /// beginning.</summary>
    public static bool NamesThread(string rule) => ThreadForm().IsMatch(rule);

    /// <summary>The mistake in a pattern, or null.</summary>
    public static string? ProblemOf(string pattern)
    {
        if (string.IsNullOrWhiteSpace(pattern) || pattern is "//" or "\"\"")
            return "found an empty pattern, expected a word, a \"phrase\" or a /regular expression/";
        if (WithFlags().IsMatch(pattern))
            return $"found '{pattern}', expected the expression without letters behind it: case makes no difference anyway";
        if (pattern.TrimStart().StartsWith("thread:", StringComparison.OrdinalIgnoreCase) && !NamesThread(pattern))
            return $"found '{pattern}', expected thread: and the identity of a story, or its first eight characters or more";
        if (RegexOf(pattern) is not { } expression)
        {
            return pattern.EnumerateRunes().Any(Rune.IsLetterOrDigit)
                ? null
                : $"found '{pattern}', which has no letter or digit to look for";
        }
        try
        {
            _ = new Regex(expression, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
            return null;
        }
        catch (ArgumentException e)
        {
            return $"'{pattern}' is not a regular expression: {e.Message}";
        }
    }

    /// <summary>The form of expressions in other programs: <c>/horoscope/i</c>.</summary>
    [GeneratedRegex("^/.+/[gimsu]{1,3}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex WithFlags();

    [GeneratedRegex(@"^\s*thread:\s*[0-9a-f]{8}[0-9a-f-]{0,28}\s*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex ThreadForm();
}
