using YamlDotNet.Core;

namespace BriefingBus.Configuration;

/// <summary>Explains common mistakes in YAML, of which the parser reports only its own state.</summary>
internal static partial class YamlMistakes
{
    /// <summary>YamlDotNet's messages, and the explanations that replace them.</summary>
    private static readonly IReadOnlyList<(Regex Said, string Sentence)> Sentences =
    [
        Sentence("duplicate key (.+)$", "the key '$1' is here a second time, expected once"),
        Sentence("tab character|invalid tab", "found a tab, expected spaces: YAML is indented with spaces alone"),
        Sentence("^The anchor '(.+)' does not exist", "found '*$1', and nothing above is named '&$1'"),
        Sentence("did not find expected ',' or '([}\\]])'", "a '{' or '[' above is not closed, expected ',' or '$1' here"),
        Sentence("did not find expected key",
            "expected a key with its value, indented as those above; a text with ': ' in it needs quotes"),
        Sentence("did not find expected '-'",
            "expected '- ' below that of the list's first line, or a key indented as those of its list"),
        Sentence("could not find expected ':'", "a key above has no ':', expected 'key: value'"),
        Sentence("invalid mapping|mapping values are not allowed",
            "found a ':' that begins no value here; a text with ': ' in it needs quotes"),
        Sentence("quoted scalar, found unexpected end", "a quoted text is not closed, expected the same quote at its end"),
        Sentence("unknown escape character", "found a '\\' with a letter that means nothing; a text with '\\' in it needs single quotes"),
        Sentence("cannot start any token", "found a character that begins no value; a text that begins with it needs quotes"),
    ];

    /// <summary>The place of a mistake, and the explanation, or else the parser's message.</summary>
    public static (Mark At, string Problem) Of(string text, YamlException mistake)
    {
        if (OddSpace().Match(text) is { Success: true } odd)
            return (PlaceOf(text, odd.Groups[1].Index), $"found the space U+{(int)odd.Groups[1].Value[0]:X4}, expected an ordinary one");
        var said = (mistake.InnerException ?? mistake).Message;
        // The parser reports neither the line of a tab nor the place of an alias.
        var at = TabMentioned().IsMatch(said) && LeadingTab().Match(text) is { Success: true } tab ? tab.Index
            : Alias().Match(said) is { Success: true } alias ? text.IndexOf("*" + alias.Groups[1].Value, StringComparison.Ordinal)
            : -1;
        var problem = Sentences.FirstOrDefault(s => s.Said.IsMatch(said)) is ({ } pattern, { } ours)
            ? pattern.Match(said).Result(ours)
            : said;
        return (at < 0 ? mistake.Start : PlaceOf(text, at), problem);
    }

    private static Mark PlaceOf(string text, int index) =>
        new(index, text.AsSpan(0, index).Count('\n') + 1, index - text.AsSpan(0, index).LastIndexOf('\n'));

    /// <summary>A space of another kind in the indentation or after a key's colon, as in text copied from a web page.</summary>
    [GeneratedRegex(
        @"^(?: *(?:- +)*|[ \-]*[a-zA-Z]+:)([\u00A0\u2000-\u200A\u202F\u205F\u3000])",
        RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex OddSpace();

    [GeneratedRegex("tab character|invalid tab", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex TabMentioned();

    [GeneratedRegex("^ *\t", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex LeadingTab();

    [GeneratedRegex("^The anchor '(.+)' does not exist", RegexOptions.CultureInvariant)]
    private static partial Regex Alias();

    private static (Regex, string) Sentence(string said, string sentence) =>
        (new(said, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase), sentence);
}
