namespace BriefingBus.Configuration;

/// <summary>Explains everyday mistakes in YAML; the parser only reports its own state.</summary>
internal static class YamlMistakes
{
    /// <summary>YamlDotNet's messages and ours.</summary>
    private static readonly IReadOnlyList<(Regex Said, string Sentence)> Sentences =
    [
        Of("duplicate key (.+)$", "the key '$1' is here a second time, expected once"),
        Of("tab character|invalid tab", "found a tab, expected spaces: YAML is indented with spaces alone"),
        Of("^The anchor '(.+)' does not exist", "found '*$1', and nothing above is named '&$1'"),
        Of("did not find expected ',' or '([}\\]])'", "a '{' or '[' above is not closed, expected ',' or '$1' here"),
        Of("did not find expected key", "expected a key with its value, indented as those above; a text with ': ' in it needs quotes"),
        Of("could not find expected ':'", "a key above has no ':', expected 'key: value'"),
        Of("invalid mapping|mapping values are not allowed", "found a ':' that begins no value here; a text with ': ' in it needs quotes"),
        Of("quoted scalar, found unexpected end", "a quoted text is not closed, expected the same quote at its end"),
        Of("unknown escape character", "found a '\\' with a letter that means nothing; a text with '\\' in it needs single quotes"),
        Of("cannot start any token", "found a character that begins no value; a text that begins with it needs quotes"),
    ];

    /// <summary>Our message, or else the parser's.</summary>
    public static string Describe(string said) =>
        Sentences.FirstOrDefault(s => s.Said.IsMatch(said)) is ({ } pattern, { } sentence) && pattern.Match(said) is var match
            ? match.Result(sentence)
            : said;

    private static (Regex, string) Of(string said, string sentence) =>
        (new(said, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase), sentence);
}
