using BriefingBus.Cleaner.Languages;
using BriefingBus.Cleaner.Summaries.Sentences;

namespace BriefingBus.Cleaner.Summaries.Context;

/// <summary>The words of a headline, which show whether a sentence is about the same or about something else.</summary>
/// <param name="title">The headline.</param>
/// <param name="language">BCP 47 tag of the text, or null.</param>
internal sealed class HeadlineWords(string title, string? language)
{
    /// <summary>After this many sentences, only those about the headline's subject are quoted.</summary>
    private const int Lead = 6;

    /// <summary>Words that begin with this many equal letters count as one.</summary>
    private const int Letters = 5;

    /// <summary>A sentence that shares this share of its words with the headline says nothing new.</summary>
    private const double RepetitionShare = 0.9;

    /// <summary>The minimum number of letters of a name in lower case.</summary>
    private const int MinNameLetters = 3;

    /// <summary>The maximum number of letters of one.</summary>
    private const int MaxNameLetters = 40;

    private readonly HashSet<string> words = [.. Words.Of(title).Where(word => !FunctionWords.Contains(word, language))];

    private readonly HashSet<string> stems =
    [
        .. Words.Of(title).Where(word => !FunctionWords.Contains(word, language)).Select(word => Bare(word).ToString())
            .Where(word => word.Length > 2 && !FunctionWords.Contains(word, language)).Select(word => Stem(word)),
    ];

    /// <summary>The headline.</summary>
    public string Title => title;

    /// <summary>BCP 47 tag of the text, or null.</summary>
    public string? Language => language;

    /// <summary>The number of words in the headline, without words of grammar.</summary>
    public int Count => stems.Count;

    /// <summary>Whether a word in lower case is one of them.</summary>
    public bool Holds(string word) => stems.GetAlternateLookup<ReadOnlySpan<char>>().Contains(Stem(word.AsSpan()));

    /// <summary>The first sentence of a text, capitalised if it begins with a name that the headline also has in lower case: <c>cargo build
    /// works offline.</c> below <c>TIL: cargo has an offline mode</c>.</summary>
    public string Capitalized(string sentence)
    {
        if (!Words.BeginsSmall(sentence))
            return sentence;
        var end = 0;
        while (end < sentence.Length && (Words.IsWordPart(sentence[end]) || sentence[end] is '-' or '_' or '.'))
            end++;
        var name = sentence.AsSpan(0, end);
        if (end is < MinNameLetters or > MaxNameLetters || !IsWritten(name) || FunctionWords.Contains(name.ToString(), language))
            return sentence;
        return char.ToUpperInvariant(sentence[0]) + sentence[1..];
    }

    private bool IsWritten(ReadOnlySpan<char> name)
    {
        for (var rest = title.AsSpan(); rest.IndexOf(name, StringComparison.Ordinal) is >= 0 and var at; rest = rest[(at + name.Length)..])
            if ((at == 0 || !Words.IsWordPart(rest[at - 1]))
                && (at + name.Length == rest.Length || !Words.IsWordPart(rest[at + name.Length])))
                return true;
        return false;
    }

    /// <summary>The number of the headline's words in a sentence.</summary>
    public int In(string sentence)
    {
        var known = stems.GetAlternateLookup<ReadOnlySpan<char>>();
        HashSet<string>? found = null;
        foreach (var word in Words.Ranges(sentence, out var lower))
            if (known.TryGetValue(Stem(lower.AsSpan(word)), out var stem))
                (found ??= []).Add(stem);
        return found?.Count ?? 0;
    }

    /// <summary>Whether a sentence says nothing that the headline doesn't: at least nine in ten of its words are in the headline.</summary>
    public bool AreRepeatedBy(string sentence)
    {
        if (title.Length == 0 || sentence.Length > 2 * title.Length + 40)
            return false;
        var known = words.GetAlternateLookup<ReadOnlySpan<char>>();
        var grammar = FunctionWords.Of(language).GetAlternateLookup<ReadOnlySpan<char>>();
        var own = new HashSet<string>();
        var ownByCharacters = own.GetAlternateLookup<ReadOnlySpan<char>>();
        var ranges = Words.Ranges(sentence, out var lower);
        var missing = 0;
        foreach (var range in ranges)
        {
            var word = lower.AsSpan(range);
            if (grammar.Contains(word) || !ownByCharacters.Add(word) || known.Contains(word))
                continue;
            missing++;
            // For most sentences, the first words decide.
            if (!AreRepeated(ranges.Count, missing))
                return false;
        }
        return own.Count > 0 && AreRepeated(own.Count, missing);

        static bool AreRepeated(int count, int missing) => count - missing >= RepetitionShare * count;
    }

    /// <summary>After the lead, refuses the sentences that share no word with the headline, if others do: they are about something
    /// else.</summary>
    public void RefuseFarOff(List<SummaryCandidate> candidates)
    {
        if (candidates.Count <= Lead || !candidates.Exists(c => In(c.Sentence) > 0))
            return;
        for (var i = Lead; i < candidates.Count; i++)
            if (candidates[i].RefusedBecause is null && In(candidates[i].Sentence) == 0)
                candidates[i] = candidates[i] with { RefusedBecause = "is far from the headline" };
    }

    /// <summary>Marks the sentences that share no word with the headline: they continue the one before.</summary>
    public void MarkOffHeadline(List<SummaryCandidate> candidates)
    {
        for (var i = 1; i < candidates.Count; i++)
            if (In(candidates[i].Sentence) == 0)
                candidates[i] = candidates[i] with { GoesOn = true };
    }

    private static string Stem(string word) => Stem(word.AsSpan()).ToString();

    private static ReadOnlySpan<char> Stem(ReadOnlySpan<char> word) =>
        Bare(word) is var bare && bare.Length > Letters ? bare[..Letters] : bare;

    /// <summary>The part after an elided article, or before an ending: <c>l'avocat</c>, <c>dell'accordo</c>, <c>council's</c>.</summary>
    private static ReadOnlySpan<char> Bare(ReadOnlySpan<char> word) =>
        word.IndexOfAny('\'', '’') is > 0 and var apostrophe
            ? apostrophe <= word.Length / 2 ? word[(apostrophe + 1)..] : word[..apostrophe]
            : word;
}
