using BriefingBus.Cleaner.Languages;
using BriefingBus.Cleaner.Summaries.Sentences;

namespace BriefingBus.Cleaner.Summaries.Context;

/// <summary>What a text has introduced so far: things that it first named without a definite article (<c>a bridge</c>, <c>ein Stuhl</c>),
/// and short forms of names that it gave in brackets (<c>the Bridge Trust (BT)</c>). Without that sentence, <c>the bridge</c> or <c>BT</c>
/// is not understood. What the text treats as known from the start, its readers know: <c>the police</c>, <c>le gouvernement</c>.</summary>
/// <param name="articles">How the language marks what is known.</param>
/// <param name="headline">The headline's words, which readers have seen.</param>
/// <param name="language">BCP 47 tag of the text, or null.</param>
internal sealed class Introductions(Articles articles, HeadlineWords headline, string? language)
{
    /// <summary>The number of words after an article that are read: an adjective and the noun, or the noun and an adjective.</summary>
    private const int WordsBehindArticle = 2;

    /// <summary>Words of fewer letters are mostly words of grammar.</summary>
    private const int MinLetters = 4;

    /// <summary>The number of letters that distinguish words, whatever their endings.</summary>
    private const int StemLetters = 7;

    private readonly Dictionary<string, (int Sentence, bool IsNew)> things = [];
    private readonly Dictionary<string, int> shortForms = [];

    /// <summary>Notes what a sentence names.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="words">Its words, as <see cref="Read"/>.</param>
    /// <param name="index">Its place in the text.</param>
    public void Add(string sentence, List<(string Word, int BehindArticle)> words, int index)
    {
        var known = things.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var (word, behindArticle) in words)
            if (word.Length > 0 && !IsShortForm(word))
                known.TryAdd(Stem(word), (index, behindArticle == 0));
        if (!sentence.Contains('(', StringComparison.Ordinal))
            return;
        foreach (var range in Words.RangesIn(sentence))
            if (IsInBrackets(sentence, range) && IsShortForm(sentence[range]))
                shortForms.TryAdd(sentence[range], index);
    }

    /// <summary>The sentences that introduced what a sentence with these words treats as known.</summary>
    public HashSet<int> TakenUpBy(List<(string Word, int BehindArticle)> words)
    {
        var known = things.GetAlternateLookup<ReadOnlySpan<char>>();
        var named = new HashSet<int>();
        var isDecided = false;
        foreach (var (word, behindArticle) in words)
        {
            isDecided &= behindArticle > 1;
            if (IsShortForm(word))
            {
                if (shortForms.TryGetValue(word, out var given) && !headline.Holds(word.ToLowerInvariant()))
                    named.Add(given);
            }
            else if (behindArticle > 0 && !isDecided && word.Length > 0)
            {
                isDecided = headline.Holds(word);
                if (isDecided || !known.TryGetValue(Stem(word), out var thing))
                    continue;
                isDecided = true;
                if (thing.IsNew)
                    named.Add(thing.Sentence);
            }
        }
        return named;
    }

    /// <summary>The words of a sentence in lower case, short forms as they are, each with its distance from a definite article before it, 0
    /// if there is none; names and words of grammar are empty.</summary>
    public List<(string Word, int BehindArticle)> Read(string sentence)
    {
        var words = new List<(string, int)>();
        var (place, end) = (0, 0);
        foreach (var range in Words.RangesIn(sentence))
        {
            var isNear = end > 0 && sentence.AsSpan(end, range.Start.Value - end) is " ";
            var word = sentence[range].Replace('’', '\'');
            place = isNear && place is > 0 and <= WordsBehindArticle ? place : 0;
            end = range.End.Value;
            var lower = word.ToLowerInvariant();
            if (articles.IsDefinite(lower))
            {
                place = 1;
                continue;
            }
            if (lower.IndexOf('\'', StringComparison.Ordinal) is > 0 and var apostrophe)
            {
                // "l'avocat" and "dell'accordo" contain their article, "the company's" only an ending.
                var isElided = articles.IsDefinite(lower[..(apostrophe + 1)]);
                place = isElided ? 1 : place;
                (word, lower) = isElided || apostrophe < MinLetters
                    ? (word[(apostrophe + 1)..], lower[(apostrophe + 1)..]) : (word[..apostrophe], lower[..apostrophe]);
            }
            if (IsShortForm(word))
                words.Add((word, place));
            else
                words.Add((IsThing(word, lower) ? lower : "", place));
            place = place > 0 ? place + 1 : 0;
        }
        return words;
    }

    private bool IsThing(string word, string lower) =>
        word.Length >= MinLetters && char.IsLetter(word[0]) && !(articles.NamesAreInCapitals && char.IsUpper(word[0]))
        && !FunctionWords.Contains(lower, language);

    /// <summary><c>BT</c>, <c>SWEs</c>.</summary>
    private static bool IsShortForm(string word) =>
        word.Length > 1 && char.IsUpper(word[0]) && word.TrimEnd('s').All(c => char.IsUpper(c) || char.IsDigit(c)) && char.IsUpper(word[1]);

    private static bool IsInBrackets(string sentence, Range word) =>
        word.Start.Value > 0 && sentence[word.Start.Value - 1] == '('
        && word.End.Value < sentence.Length && sentence[word.End.Value] == ')';

    private static ReadOnlySpan<char> Stem(string word) =>
        word.AsSpan().TrimEnd('s') is var bare && bare.Length > StemLetters ? bare[..StemLetters] : bare;
}
