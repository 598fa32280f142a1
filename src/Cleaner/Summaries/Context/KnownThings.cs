using BriefingBus.Cleaner.Languages;
using BriefingBus.Cleaner.Summaries.Sentences;

namespace BriefingBus.Cleaner.Summaries.Context;

/// <summary>Finds the sentences that treat somebody or something as known: <c>The hit was produced by …</c> if only a sentence before it
/// named the film, <c>Lars wrote …</c> after <c>Lars Holt</c>, and <c>the bridge</c> after <c>a bridge</c>.</summary>
/// <param name="candidates">The sentences, in the text's order.</param>
/// <param name="language">BCP 47 tag of the text, or null.</param>
/// <param name="headline">The headline's words, which readers have seen.</param>
internal sealed class KnownThings(List<SummaryCandidate> candidates, string? language, HeadlineWords headline)
{
    /// <summary>The number of words after an article that are read.</summary>
    private const int NounWords = 3;

    /// <summary>The number of earlier sentences that are searched for a name.</summary>
    private const int Lookback = 12;

    /// <summary>Words of at most this many letters are mostly words of grammar.</summary>
    private const int MaxGrammarWordLength = 3;

    private readonly Articles articles = new(language);

    /// <summary>For each name that stood beside another, the index of the last sentence with it.</summary>
    private readonly Dictionary<string, int> named = [];

    /// <summary>Marks them with the sentences that name or introduce what they refer to.</summary>
    public void Mark()
    {
        var introductions = new Introductions(articles, headline, language);
        for (var i = 0; i < candidates.Count; i++)
        {
            var candidate = candidates[i];
            var words = introductions.Read(candidate.Sentence);
            if (i > 0 && candidate.RefusedBecause is null && !candidate.NeedsPrevious)
            {
                candidates[i] = candidate with
                {
                    TakesUp = NounOf(candidate.Sentence, i) ?? PersonOf(candidate.Sentence, i),
                    IntroducedIn = [.. introductions.TakenUpBy(words).Order()],
                };
            }
            introductions.Add(candidate.Sentence, words, i);
            NoteNames(candidate.Sentence, i);
        }
    }

    /// <summary>If the sentence begins with an article and a plain noun without a word of the headline: the last sentence before it with
    /// one of the noun's words, or else the one before it.</summary>
    private int? NounOf(string sentence, int index)
    {
        if (!articles.Open(sentence, out var rest))
            return null;
        var noun = Words.Ranges(rest, out var lower).Take(NounWords).Select(range => lower[range]).ToList();
        if (noun.Count == 0 || noun.Exists(headline.Holds) || (articles.NamesAreInCapitals && BeginsWithName(rest)))
            return null;
        noun.RemoveAll(word => word.Length <= MaxGrammarWordLength);
        for (var i = index - 1; noun.Count > 0 && i >= 0 && i >= index - Lookback; i--)
            if (HasOneOf(noun, candidates[i].Sentence))
                return i;
        return BeginsWithName(rest) ? null : index - 1;
    }

    private static bool HasOneOf(List<string> words, string sentence)
    {
        foreach (var range in Words.Ranges(sentence, out var lower))
            foreach (var word in words)
                if (lower.AsSpan(range).SequenceEqual(word))
                    return true;
        return false;
    }

    /// <summary>If the sentence has only a part of a person's name, which the headline lacks: the sentence with the full name.</summary>
    private int? PersonOf(string sentence, int index)
    {
        if (!articles.NamesAreInCapitals)
            return null;
        foreach (var (name, isWhole) in NamesIn(sentence))
            if (!isWhole && named.TryGetValue(name, out var place) && place >= index - Lookback && !headline.Holds(name.ToLowerInvariant()))
                return place;
        return null;
    }

    /// <summary>Notes the names that the sentence has in full where it first has them.</summary>
    private void NoteNames(string sentence, int index)
    {
        if (!articles.NamesAreInCapitals)
            return;
        var seen = new HashSet<string>();
        foreach (var (name, isWhole) in NamesIn(sentence))
            if (seen.Add(name) && isWhole)
                named[name] = index;
    }

    /// <summary>The names in a sentence, each with whether another stands beside it.</summary>
    private IEnumerable<(string Name, bool IsWhole)> NamesIn(string sentence)
    {
        var words = Words.RangesIn(sentence).ToList();
        for (var n = 0; n < words.Count; n++)
            if (char.IsUpper(sentence[words[n].Start.Value]) && sentence[words[n]] is var name && IsName(name))
                yield return (name, StandsBesideName(sentence, words, n));
    }

    private bool IsName(string word) =>
        word.Length > 2 && char.IsUpper(word[0]) && word.Any(char.IsLower) && !FunctionWords.Contains(word.ToLowerInvariant(), language);

    private static bool BeginsWithName(string rest) =>
        rest.Length == 0 || char.IsUpper(rest[0]) || char.IsDigit(rest[0]) || !char.IsLetter(rest[0]);

    private bool StandsBesideName(string sentence, List<Range> names, int at) =>
        (at > 0 && Touch(sentence, names[at - 1], names[at]) && IsName(sentence[names[at - 1]]))
        || (at + 1 < names.Count && Touch(sentence, names[at], names[at + 1]) && IsName(sentence[names[at + 1]]));

    private static bool Touch(string sentence, Range one, Range next) =>
        next.Start.Value == one.End.Value + 1 && sentence[one.End.Value] == ' ';
}
