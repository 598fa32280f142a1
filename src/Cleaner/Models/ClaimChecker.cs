using System.Buffers;
using BriefingBus.Cleaner.Boilerplate;
using BriefingBus.Cleaner.Summaries;

namespace BriefingBus.Cleaner.Models;

/// <summary>Passes a model's words only where the source says them. The measure: a claim is one sentence of the source with parts left out.
/// Its words stand in that sentence in the same order (one phrase of place or time may have moved to the front); what is left out is a
/// phrase between marks, an end that begins at a conjunction or preposition, or words that carry neither negation, doubt, condition,
/// attribution nor who did what to whom. Stated in <c>docs/summaries.md</c>, tested against a model that lies.</summary>
public static class ClaimChecker
{
    private static readonly SearchValues<char> Markup = SearchValues.Create("*#`<>{}|\n");

    /// <summary>A phrase that has moved to the front has at most this many words.</summary>
    private const int LongestFront = 6;

    /// <summary>Why the sentences can't stand as a summary, in plain words with the sentence's number; null where they can.</summary>
    /// <param name="sentences">The model's sentences.</param>
    /// <param name="title">The item's headline, which may name but not tell.</param>
    /// <param name="text">The item's quotable text.</param>
    /// <param name="language">BCP 47 tag of the text, or null for English.</param>
    /// <param name="options">How long a summary may be.</param>
    public static string? Refusal(IReadOnlyList<string> sentences, string title, string text, string? language, SummaryOptions options)
    {
        if (sentences.Count == 0)
            return "it is empty";
        if (sentences.Count > options.Sentences)
            return $"it has {sentences.Count} sentences, more than {options.Sentences}";
        if (sentences.Sum(Words.Length) > options.Words)
            return $"it has {sentences.Sum(Words.Length)} words, more than {options.Words}";
        if (ClaimWords.For(language) is not { } words)
            return $"sentences in \"{language}\" can't be checked";

        var source = SentenceSplitter.Split(text, language).Where(s => BoilerplateRules.Unquotable(s) is null).ToList();
        var evidence = source.Select(ClaimToken.Of).ToList();
        for (var i = 0; i < sentences.Count; i++)
            if (RefusalOf(sentences[i], title, text, source, evidence, words, language) is { } reason)
                return $"sentence {i + 1} {reason}";
        return sentences.Distinct().Count() < sentences.Count ? "it says a thing twice" : null;
    }

    private static string? RefusalOf(string sentence, string title, string text, List<string> source, List<List<ClaimToken>> evidence,
        ClaimWords words, string? language)
    {
        if (SentenceRules.RefusalOf(sentence, title, language) is { } form)
            return form;
        if (sentence.AsSpan().ContainsAny(Markup))
            return "holds markup";
        if (source.Contains(sentence))
            return null;

        var claim = ClaimToken.Of(sentence);
        var known = evidence.SelectMany(tokens => tokens).Select(token => token.Text).ToHashSet();
        if (claim.FirstOrDefault(token => token.IsNumber && !known.Contains(token.Text)) is { Text: { } number })
            return $"has the number {number}, which the source hasn't";
        if (Quotations(sentence).FirstOrDefault(quotation => !text.Contains(quotation, StringComparison.Ordinal)) is not null)
            return "has a quotation that the source hasn't";
        if (NamesIn(sentence).FirstOrDefault(name => !text.Contains(name, StringComparison.Ordinal)) is { } unknown)
            return $"names {unknown}, which the source doesn't";
        if (claim.FirstOrDefault(token => !known.Contains(token.Text) && !words.Empty.Contains(token.Text)) is { Text: { } word })
            return $"says \"{word}\", which the source doesn't";
        return evidence.Any(tokens => Entails(tokens, claim, words)) ? null : "is not what any one sentence of the source says";
    }

    private static bool Entails(List<ClaimToken> evidence, List<ClaimToken> claim, ClaimWords words)
    {
        if (IsPart(evidence, claim, words))
            return true;
        // "On Tuesday the council voted": the phrase stands later in the source.
        var front = claim.FindIndex(token => token.EndsPhrase) + 1;
        for (var length = front is > 0 and <= LongestFront ? front : 2; length <= (front is > 0 and <= LongestFront ? front : 3) && length < claim.Count; length++)
            if (words.Front.Contains(claim[0].Text) && PlaceOf(evidence, claim[..length]) is var at and >= 0
                && IsPart([.. evidence[..at], .. evidence[(at + length)..]], claim[length..], words))
                return true;
        return false;
    }

    private static int PlaceOf(List<ClaimToken> evidence, List<ClaimToken> phrase)
    {
        for (var at = 1; at + phrase.Count <= evidence.Count; at++)
            if (evidence.Skip(at).Take(phrase.Count).Select(token => token.Text).SequenceEqual(phrase.Select(token => token.Text)))
                return at;
        return -1;
    }

    /// <summary>True where the claim is the evidence with parts left out that may be left out. Tries every start of the claim's first word;
    /// from there each word is matched at its next place, or a later one where that gap is not allowed.</summary>
    private static bool IsPart(List<ClaimToken> evidence, List<ClaimToken> claim, ClaimWords words)
    {
        var wanted = claim.Where(token => !words.Empty.Contains(token.Text)).Select(token => token.Text).ToList();
        var told = evidence.Where(token => !words.Empty.Contains(token.Text)).ToList();
        var reachable = new bool[wanted.Count, told.Count];
        for (var e = 0; e < told.Count && wanted.Count > 0; e++)
            reachable[0, e] = told[e].Text == wanted[0] && MayStartAt(told, e, words);
        for (var w = 1; w < wanted.Count; w++)
            for (var e = w; e < told.Count; e++)
                for (var from = w - 1; from < e && told[e].Text == wanted[w] && !reachable[w, e]; from++)
                    reachable[w, e] = reachable[w - 1, from] && MayLeaveOut(told, from, e, words);
        for (var e = 0; e < told.Count && wanted.Count > 0; e++)
            if (reachable[wanted.Count - 1, e] && MayStopAt(told, e, words))
                return true;
        return false;
    }

    private static bool MayStartAt(List<ClaimToken> told, int start, ClaimWords words) =>
        start == 0 || (told[start - 1].EndsPhrase && !told.Take(start).Any(token => words.Kept.Contains(token.Text) || token.Text == "and"));

    private static bool MayLeaveOut(List<ClaimToken> told, int from, int to, ClaimWords words)
    {
        if (to == from + 1)
            return true;
        var gap = told.GetRange(from + 1, to - from - 1);
        if (gap.Any(token => words.Kept.Contains(token.Text)))
            return false;
        return (told[from].EndsPhrase && gap[^1].EndsPhrase)
            || (gap.Count <= 2 && !gap.Any(token => words.Joint.Contains(token.Text) || token.IsNumber || token.EndsPhrase));
    }

    private static bool MayStopAt(List<ClaimToken> told, int end, ClaimWords words) =>
        end == told.Count - 1
        || ((told[end].EndsPhrase || words.Tail.Contains(told[end + 1].Text)) && !told.Skip(end + 1).Any(token => words.Kept.Contains(token.Text)));

    private static IEnumerable<string> Quotations(string sentence)
    {
        for (var open = sentence.IndexOfAny(['"', '“', '«', '„']); open >= 0;)
        {
            var close = sentence.IndexOfAny(['"', '”', '»', '“'], open + 1);
            if (close < 0)
                yield break;
            yield return sentence[(open + 1)..close].Trim().TrimEnd(',', '.', '!', '?');
            open = sentence.IndexOfAny(['"', '“', '«', '„'], close + 1);
        }
    }

    /// <summary>Words in capitals, but for the first of the sentence.</summary>
    private static IEnumerable<string> NamesIn(string sentence) => sentence.Split(' ').Skip(1)
        .Select(word => word.Trim('"', '“', '”', '\'', '’', '(', ')', ',', '.', ';', ':', '!', '?', '«', '»'))
        .Where(word => word.Length > 0 && char.IsUpper(word[0]));
}
