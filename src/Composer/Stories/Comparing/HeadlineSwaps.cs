using BriefingBus.Composer.Stories.Sketches;
using BriefingBus.Composer.Stories.Words;

namespace BriefingBus.Composer.Stories.Comparing;

/// <summary>Compares the words that differ in the same place between two headlines that are otherwise alike.</summary>
/// <param name="vocabulary">The terms of the articles.</param>
internal sealed class HeadlineSwaps(Vocabulary vocabulary)
{
    /// <summary>The minimum share of words in the same order for two headlines of one pattern.</summary>
    private const double PatternShare = 0.6;

    /// <summary>The minimum share if the other report has none of the differing words.</summary>
    private const double LoosePatternShare = 0.5;

    private const int MaxNameWords = 3;
    private const int MaxSubjectWords = 4;

    private readonly HeadlineAlignment alignment = new();

    /// <summary>Whether the headlines name different things in the same place: “Mayor of Lennstadt resigns”, “Mayor of Talheim resigns”. If
    /// several alignments are equally long, the two orders find different ones, so both are tried.</summary>
    public bool NameDifferentThings(ArticleTerms a, ArticleTerms b)
    {
        foreach (var (left, right) in alignment.Swaps(a.Headline, b.Headline, MaxNameWords))
        {
            if (IsVerb(a.Headline.AsSpan(left)) && IsVerb(b.Headline.AsSpan(right)))
                continue;
            if (AreSpecific(a.Headline.AsSpan(left), a, b) && AreSpecific(b.Headline.AsSpan(right), b, a))
                return true;
        }
        return false;
    }

    /// <summary>Whether two headlines are the same except for words that the other article does not have at all: “Wheat prices climb”,
    /// “Coffee prices climb”. Without a name in common, those words are the subjects. With one, that holds only within a day; later, the
    /// words may be the outcome: “Boy trapped in Talheim well”, “Boy freed from Talheim well”.</summary>
    public bool HaveSamePattern(ArticleTerms a, ArticleTerms b)
    {
        var swapped = alignment.Swaps(a.Headline, b.Headline, MaxSubjectWords);
        var share = (double)alignment.Same / Math.Max(a.Headline.Length, b.Headline.Length);
        if (share < LoosePatternShare)
            return false;
        var (any, all) = (false, true);
        foreach (var (left, right) in swapped)
        {
            var isMissing = AreMissing(a.Headline.AsSpan(left), b) && AreMissing(b.Headline.AsSpan(right), a);
            any |= isMissing && !(IsVerb(a.Headline.AsSpan(left)) && IsVerb(b.Headline.AsSpan(right)));
            all &= isMissing;
        }
        return any && (all || share >= PatternShare);
    }

    /// <summary>Whether a run is a single word that may be the verb; each publisher uses another (“Holt rejects”, “Holt
    /// dismisses”).</summary>
    private static bool IsVerb(ReadOnlySpan<HeadlineWord> run) => run.Length == 1 && run[0].Is(WordWriting.Verb);

    /// <summary>Whether some of the words are significant, and the other article has none of them, nor a synonym in its headline.</summary>
    private bool AreMissing(ReadOnlySpan<HeadlineWord> words, ArticleTerms other)
    {
        var any = false;
        foreach (ref readonly var word in words)
        {
            if (word.TermKey == 0 || !word.Is(WordWriting.HasCase | WordWriting.SeveralCharacters))
                continue;
            if (word.IsNumber || word.Calendar > 0 || other.Has(vocabulary.TermOf(word.TermKey))
                || other.Roots.Span.Contains(word.Root))
                return false;
            if (Synonyms.EventOf(word.TermKey) is not 0 and var happened
                && Array.Exists(other.Headline, w => Synonyms.EventOf(w.TermKey) == happened))
                return false;
            any = true;
        }
        return any;
    }

    /// <summary>Whether the words name something that the other article does not name; in scripts without capitals, whether the other
    /// article has none of them.</summary>
    private bool AreSpecific(ReadOnlySpan<HeadlineWord> words, ArticleTerms own, ArticleTerms other)
    {
        if (words[0].Is(WordWriting.HasCase))
        {
            foreach (var name in own.Names)
            {
                if (Has(words, name.Key) && !other.Has(name))
                    return true;
            }
            return false;
        }
        if (HeadlineDifferences.HaveRareNumberInCommon(own, other) && HeadlineDifferences.BeginAlike(own, other))
            return false;
        var isName = false;
        foreach (ref readonly var word in words)
        {
            if (word.IsNumber || (word.TermKey != 0 && other.Has(vocabulary.TermOf(word.TermKey))))
                return false;
            // The other headline may have it in another place.
            var key = word.Key;
            isName |= !word.Is(WordWriting.Hiragana) && !Array.Exists(other.Headline, w => w.Key == key);
        }
        return isName;
    }

    private static bool Has(ReadOnlySpan<HeadlineWord> words, uint key)
    {
        foreach (ref readonly var word in words)
        {
            if (word.Key == key)
                return true;
        }
        return false;
    }
}
