using BriefingBus.Cleaner.Boilerplate;
using BriefingBus.Cleaner.Languages;

namespace BriefingBus.Cleaner.Summaries;

/// <summary>Which sentences a briefing may quote. What is told by its words is data (<see cref="BoilerplateRules"/>); here stands what is told
/// by its form.</summary>
internal static class SentenceRules
{
    /// <summary>Why a sentence can't be quoted, in plain words; null where it can.</summary>
    public static string? RefusalOf(string sentence, string title, string? language)
    {
        if (!SentenceSplitter.IsEnded(sentence))
            return "has no stop: a heading, a caption or cut off";
        return FormOf(sentence, title, language);
    }

    /// <summary>As <see cref="RefusalOf"/>, for a description that is one sentence without its stop.</summary>
    public static string? FormOf(string sentence, string title, string? language)
    {
        if (Words.Length(sentence) < Summary.LeastWords)
            return $"has fewer than {Summary.LeastWords} words";
        if (sentence.TrimEnd().EndsWith('…') || sentence.EndsWith("...", StringComparison.Ordinal) || sentence.EndsWith("[…]", StringComparison.Ordinal))
            return "trails off";
        if (sentence.TrimEnd('"', '”', '»', '’', '\'', ')') is [.., '?' or '？' or '؟'])
            return "asks a question";
        if (char.IsLower(sentence[0]))
            return "begins in the middle";
        if (!QuotationsClose(sentence))
            return "has an open quotation or bracket";
        if (LooksLikeCode(sentence))
            return "is an address, code or figures rather than words";
        if (Repeats(sentence, title, language))
            return "repeats the headline";
        return BoilerplateRules.Unquotable(sentence);
    }

    /// <summary>True where the one says nothing that the other doesn't: at least nine in ten of its words stand there.</summary>
    public static bool Repeats(string sentence, string title, string? language)
    {
        var words = Content(sentence, language);
        var known = Content(title, language);
        return words.Count > 0 && words.Count(known.Contains) >= 0.9 * words.Count;
    }

    private static HashSet<string> Content(string text, string? language) =>
        [.. Words.Of(text).Where(word => !FunctionWords.Contains(word, language))];

    private static bool QuotationsClose(string sentence) =>
        sentence.Count(c => c == '"') % 2 == 0
        && Pairs(sentence, '(', ')') && Pairs(sentence, '[', ']') && Pairs(sentence, '「', '」') && Pairs(sentence, '«', '»')
        && (sentence.Contains('„', StringComparison.Ordinal)
            ? sentence.Count(c => c == '„') == sentence.Count(c => c is '“' or '”')
            : Pairs(sentence, '“', '”'));

    private static bool Pairs(string sentence, char open, char close) =>
        sentence.Count(c => c == open) == sentence.Count(c => c == close);

    private static bool LooksLikeCode(string sentence)
    {
        var letters = sentence.Count(char.IsLetter);
        var spaces = sentence.Count(c => c == ' ');
        return letters < 0.6 * (sentence.Length - spaces)
            || sentence.Contains("://", StringComparison.Ordinal)
            || sentence.Count(c => c is '{' or '}' or ';' or '=' or '<' or '>' or '|' or '\\' or '~' or '^') > 2;
    }
}
