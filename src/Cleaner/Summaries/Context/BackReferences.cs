using System.Buffers;
using BriefingBus.Cleaner.Summaries.Sentences;

namespace BriefingBus.Cleaner.Summaries.Context;

/// <summary>The words inside a sentence that refer to what was said before it, in one language with spaces.</summary>
/// <param name="of">The phrases of a kind of <c>context-words.tsv</c>.</param>
internal sealed class BackReferences(Func<string, string[]> of)
{
    /// <summary>Words that refer back count only among this many words at the start.</summary>
    private const int FirstWords = 7;

    /// <summary>Words that continue a thought (<c>also</c>) count only among this many words at the start.</summary>
    private const int EarlyWords = 5;

    /// <summary>A pronoun counts as an object only among this many words at the start.</summary>
    private const int FewWords = 5;

    private static readonly SearchValues<char> EndOfPhrase = SearchValues.Create(",;.:!?—–");

    /// <summary>The maximum number of words between one that refers to what follows and its colon.</summary>
    private const int NounWords = 3;

    private readonly InvertedPronouns inverted = new(of("inverts"), of("behind-verb"), of("articles"));
    private readonly HashSet<string> early = [.. of("early")];
    private readonly string[] late = of("late");
    private readonly string[] within = of("within");
    private readonly SearchValues<string> anyWithin = SearchValues.Create(of("within"), StringComparison.OrdinalIgnoreCase);
    private readonly HashSet<string> opens = [.. of("opens")];
    private readonly HashSet<string> objects = [.. of("objects")];
    private readonly HashSet<string> subjects = [.. of("us"), .. of("person")];
    private readonly HashSet<string> ends = [.. of("articles")];
    private readonly HashSet<string> points = [.. of("points")];
    private readonly HashSet<string> plurals = [.. of("plurals")];
    private readonly HashSet<string> spans = [.. of("spans")];
    private readonly HashSet<string> between = [.. of("between")];

    /// <summary>How the sentence depends on its context, by its words from an index on.</summary>
    public Dependence Of(string sentence, int start) =>
        Point(sentence, start, FirstWords, points) || HoldEarly(sentence, start) || OpenWithObject(sentence, start) || HoldPhrase(sentence)
            || SpeakOfObject(sentence, start)
            ? Dependence.OnThing
            : (plurals.Count > 0 && Point(sentence, start, int.MaxValue, plurals)) || inverted.AreIn(sentence, start)
            ? Dependence.OnNamed : Dependence.None;

    /// <summary>Whether a clause begins with a word that refers back, and continues from it: <c>If you row, this should also help.</c>
    /// </summary>
    public bool GoOn(string sentence, int clause)
    {
        var end = sentence.IndexOf(' ', clause);
        return end > clause && points.Contains(sentence[clause..end].ToLowerInvariant()) && HoldEarly(sentence, clause);
    }

    /// <summary>Whether a word that refers back precedes a noun anywhere in the sentence.</summary>
    public bool PointAnywhere(string sentence) =>
        Point(sentence, 0, int.MaxValue, points) || HoldEarly(sentence, 0) || OpenWithObject(sentence, 0) || HoldPhrase(sentence);

    /// <summary>Whether one of the words near the start precedes a plain noun, which must have been mentioned before: not <c>this
    /// summer</c>, nor <c>these 12 towns of France</c>.</summary>
    private bool Point(string sentence, int start, int firstWords, HashSet<string> pointing)
    {
        var (count, pointed) = (0, false);
        Span<char> lower = stackalloc char[24];
        var words = pointing.GetAlternateLookup<ReadOnlySpan<char>>();
        var times = spans.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var range in Words.RangesIn(sentence))
        {
            if (range.Start.Value < start || range.End.Value == range.Start.Value)
                continue;
            if (count++ > firstWords)
                break;
            var word = sentence.AsSpan(range);
            if (word.Length > lower.Length)
            {
                if (pointed && !IsAnnounced(sentence, range.Start.Value))
                    return true;
                pointed = false;
                continue;
            }
            var folded = lower[..word.ToLowerInvariant(lower)];
            if (pointed && between.GetAlternateLookup<ReadOnlySpan<char>>().Contains(folded))
                continue;
            folded.Replace('’', '\'');
            // "this week's", "this can't"
            var apostrophe = folded.IndexOf('\'');
            if (pointed && !times.Contains(folded) && !(apostrophe > 0 && times.Contains(folded[..apostrophe])) && !char.IsDigit(folded[0])
                && !IsAnnounced(sentence, range.Start.Value))
                return true;
            pointed = count <= firstWords && words.Contains(folded)
                && sentence.Length > range.End.Value && sentence[range.End.Value] == ' ';
        }
        return false;
    }

    /// <summary><c>everybody knows this problem: …</c>: what the word refers to follows.</summary>
    private static bool IsAnnounced(string sentence, int noun)
    {
        var rest = sentence.AsSpan(noun);
        return rest.IndexOfAny(EndOfPhrase) is > 0 and var end && rest[end] == ':' && end + 2 < rest.Length
            && rest[..end].Count(' ') < NounWords;
    }

    /// <summary>Whether one of the first words of the sentence, or its last one, continues the sentence before.</summary>
    private bool HoldEarly(string sentence, int start)
    {
        var count = 0;
        Span<char> lower = stackalloc char[24];
        var words = early.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var range in Words.RangesIn(sentence))
        {
            if (range.Start.Value < start)
                continue;
            if (++count > EarlyWords)
                break;
            var word = sentence.AsSpan(range);
            if (count > 1 && word.Length <= lower.Length && words.Contains(lower[..word.ToLowerInvariant(lower)]))
                return true;
        }
        var end = sentence.AsSpan().TrimEnd(".!?…\"”»)");
        foreach (var word in late)
            if (end.EndsWith(word, StringComparison.OrdinalIgnoreCase) && end.Length > word.Length && end[^(word.Length + 1)] is ' ' or ',')
                return true;
        return false;
    }

    /// <summary><c>the aforementioned bridge</c>, <c>they did that</c>.</summary>
    private bool HoldPhrase(string sentence)
    {
        if (!sentence.AsSpan().ContainsAny(anyWithin))
            return false;
        foreach (var phrase in within)
            if (HoldPhrase(sentence, phrase))
                return true;
        return false;
    }

    private static bool HoldPhrase(string sentence, string phrase)
    {
        var at = sentence.IndexOf(phrase, StringComparison.OrdinalIgnoreCase);
        while (at >= 0)
        {
            var end = at + phrase.Length;
            // After a semicolon it continues the clause before.
            if (at > 1 && sentence[at - 1] == ' ' && sentence[at - 2] != ';'
                && (end == sentence.Length || !Words.IsWordPart(sentence[end])))
                return true;
            at = sentence.IndexOf(phrase, end, StringComparison.OrdinalIgnoreCase);
        }
        return false;
    }

    /// <summary><c>After tapping it, …</c>, <c>Once we had them …</c>.</summary>
    private bool OpenWithObject(string sentence, int start)
    {
        if (objects.Count == 0)
            return false;
        var count = 0;
        foreach (var range in Words.RangesIn(sentence))
        {
            if (range.Start.Value < start)
                continue;
            var word = sentence[range].ToLowerInvariant();
            if (++count == 1 ? !opens.Contains(word) : count > FirstWords)
                return false;
            if (count > 2 && objects.Contains(word))
                return true;
            if (sentence.AsSpan(range.End.Value) is [',' or ';' or ':' or '-' or '—', ..])
                return false;
        }
        return false;
    }

    /// <summary><c>We all love it and …</c>: a verb of a person before the pronoun, no noun between them, and no clause after it.</summary>
    private bool SpeakOfObject(string sentence, int start)
    {
        if (objects.Count == 0)
            return false;
        var (count, plain) = (0, true);
        foreach (var range in Words.RangesIn(sentence))
        {
            if (range.Start.Value < start)
                continue;
            var word = sentence[range].ToLowerInvariant();
            if (++count == 1 ? !subjects.Contains(word) : count > FewWords || !plain)
                return false;
            if (count > 2 && objects.Contains(word))
                return sentence.AsSpan(range.End.Value) is ['.' or ',' or '!' or ';' or '—', ..] or [' ', '—' or '–' or '-', ..]
                    or [' ', 'a', 'n', 'd', ' ', ..] or [' ', 'b', 'u', 't', ' ', ..];
            plain = count == 1 || (!ends.Contains(word) && char.IsLower(sentence[range.Start.Value])
                && sentence.Length > range.End.Value && sentence[range.End.Value] == ' ');
        }
        return false;
    }
}
