using BriefingBus.Cleaner.Languages;
using BriefingBus.Cleaner.Summaries.Sentences;

namespace BriefingBus.Cleaner.Summaries.Context;

/// <summary>Distinguishes sentences from fragments (<c>Lots of sun, blue skies.</c>) by the signs of a finite verb: its commonest forms,
/// its endings, and its place right before an article. Without these rows, a language is not judged.</summary>
/// <param name="language">Primary tag.</param>
/// <param name="of">Words of a kind in context-words.tsv.</param>
internal sealed class FiniteVerbs(string language, Func<string, string[]> of)
{
    /// <summary>The minimum length of a word whose ending counts: shorter words end alike by chance.</summary>
    private const int MinLetters = 4;

    private readonly HashSet<string> forms = [.. of("verbs")];
    private readonly HashSet<string> articles = [.. of("articles")];
    private readonly HashSet<string> prepositions = [.. of("no-subjects")];
    private readonly HashSet<string> noVerbs = [.. of("no-verbs")];
    private readonly string[] ends = of("verb-ends");
    private readonly string[] innerEnds = of("inner-ends");
    private readonly string[] beforeArticles = of("participles");
    private readonly string[] prefixes = of("participle-prefixes");

    /// <summary>Whether the sentence holds one of the forms that are known, whatever its words end in.</summary>
    public bool AreKnownIn(string sentence) =>
        forms.Count > 0 && Words.RangesIn(sentence).Any(word => IsForm(sentence[word].Replace('’', '\'').ToLowerInvariant()));

    /// <summary>Whether the sentence shows no finite verb.</summary>
    public bool AreMissingIn(string sentence)
    {
        if (forms.Count == 0)
            return false;
        var ranges = Words.RangesIn(sentence).ToList();
        var (before, clauseOpens) = ("", false);
        for (var i = 0; i < ranges.Count; i++)
        {
            var written = sentence[ranges[i]];
            var word = written.Replace('’', '\'').ToLowerInvariant();
            var follows = i > 0 && Touch(sentence, ranges[i - 1], ranges[i]);
            clauseOpens |= i > 0 && !follows;
            if (IsForm(word) || (i > 0 && ShowVerb(before, written, word, follows)))
                return false;
            if (i > 0 && i + 1 < ranges.Count && Touch(sentence, ranges[i], ranges[i + 1]) && EndsAsInnerVerb(written))
                return false;
            if (language == "en" && follows && i + 1 < ranges.Count && Touch(sentence, ranges[i], ranges[i + 1])
                && (clauseOpens || !prepositions.Contains(sentence[ranges[0]].ToLowerInvariant()))
                && IsThirdPerson(before, written, sentence[ranges[i + 1]]))
                return false;
            before = written;
        }
        return true;
    }

    private static bool Touch(string sentence, Range one, Range next) =>
        next.Start.Value == one.End.Value + 1 && sentence[one.End.Value] == ' ';

    private bool IsForm(string word) =>
        forms.Contains(word) || (word.IndexOf('\'', StringComparison.Ordinal) is > 0 and var at && forms.Contains(word[..(at + 1)]));

    /// <summary>Whether a word, after the one before it, must be a verb.</summary>
    private bool ShowVerb(string before, string written, string word, bool touches)
    {
        if (IsGrammar(before))
            return false;
        if (touches && articles.Contains(word))
            return before.Length >= MinLetters - 1 && char.IsLower(before[0])
                && !beforeArticles.Any(end => before.EndsWith(end, StringComparison.Ordinal));
        if (!char.IsLower(written[0]) || word.Length < MinLetters)
            return false;
        foreach (var end in ends)
            if (word.EndsWith(end, StringComparison.Ordinal))
                return true;
        return language == "en" && touches && IsPluralBeforeVerb(before, word);
    }

    /// <summary>Except German participles, which end their clause or have one of their prefixes: <c>Mann verletzt bei Unfall</c>.</summary>
    private bool EndsAsInnerVerb(string written) =>
        written.Length >= MinLetters && char.IsLower(written[0]) && !noVerbs.Contains(written)
        && innerEnds.Any(end => written.EndsWith(end, StringComparison.Ordinal))
        && !prefixes.Any(prefix => written.StartsWith(prefix, StringComparison.Ordinal))
        && !written.Contains("ge", StringComparison.Ordinal);

    private bool IsGrammar(string word) =>
        FunctionWords.Contains(word.ToLowerInvariant(), language) || articles.Contains(word.ToLowerInvariant());

    /// <summary><c>the company rebounds under</c>: a word that ends in s between a noun and a word of grammar or a name.</summary>
    private bool IsThirdPerson(string before, string written, string next) =>
        written.Length >= MinLetters && char.IsLower(written[0]) && written[^1] == 's' && written[^2] is not ('s' or 'u' or 'i')
        && !IsGrammar(before) && before[^1] != 's'
        && (IsGrammar(next) || char.IsUpper(next[0]) || next.EndsWith("ing", StringComparison.Ordinal));

    /// <summary><c>emails provide</c>: no adjective, and no other noun, follows an English plural.</summary>
    private static bool IsPluralBeforeVerb(string before, string word) =>
        before.Length >= MinLetters && before[^1] == 's' && before[^2] is not ('s' or 'u' or 'i' or '\'' or '’')
        && word[^1] != 's' && !FunctionWords.Contains(word, "en")
        && !word.EndsWith("ing", StringComparison.Ordinal) && !word.EndsWith("ly", StringComparison.Ordinal);
}
