using BriefingBus.Composer.Stories.Sketches;
using BriefingBus.Composer.Stories.Words;

namespace BriefingBus.Composer.Stories.Comparing;

/// <summary>Compares two headlines that say the rest alike by the words that differ in the same place.</summary>
/// <param name="vocabulary">The terms of the articles.</param>
internal sealed class HeadlineSwaps(Vocabulary vocabulary)
{
    /// <summary>Two headlines are of one mould if they have this share of their words in common, in the same order.</summary>
    private const double MouldShare = 0.6;

    /// <summary>So many are enough where nothing that differs is anywhere in the other report.</summary>
    private const double LooseMouldShare = 0.5;

    private const int MaxNameWords = 3;
    private const int MaxSubjectWords = 4;

    private readonly HeadlineAlignment alignment = new();

    /// <summary>Whether one headline names something where the other names something else: “Mayor of Lennstadt resigns”, “Mayor of Talheim
    /// resigns”. Of equally long alignments each order finds another, so both are asked for.</summary>
    public bool NameOthers(ArticleTerms a, ArticleTerms b)
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

    /// <summary>Whether two headlines say the same except for words that the other article has nowhere: “Wheat prices climb”, “Coffee
    /// prices climb”. If no name holds them together, that is what they are about. If one does, this is so within a day; later it may be
    /// what came of the story: “Boy trapped in Talheim well”, “Boy freed from Talheim well”.</summary>
    public bool AreOfOneMould(ArticleTerms a, ArticleTerms b)
    {
        var swapped = alignment.Swaps(a.Headline, b.Headline, MaxSubjectWords);
        var share = (double)alignment.Same / Math.Max(a.Headline.Length, b.Headline.Length);
        if (share < LooseMouldShare)
            return false;
        var (any, all) = (false, true);
        foreach (var (left, right) in swapped)
        {
            var isMissing = AreMissing(a.Headline.AsSpan(left), b) && AreMissing(b.Headline.AsSpan(right), a);
            any |= isMissing && !(IsVerb(a.Headline.AsSpan(left)) && IsVerb(b.Headline.AsSpan(right)));
            all &= isMissing;
        }
        return any && (all || share >= MouldShare);
    }

    /// <summary>Whether a run is one word that may be the verb, of which each publisher has another (“Holt rejects”, “Holt
    /// dismisses”).</summary>
    private static bool IsVerb(ReadOnlySpan<HeadlineWord> run) => run.Length == 1 && run[0].Is(WordWriting.Verb);

    /// <summary>Whether some word says something, and the other article has none of them, nor its headline a word for the same
    /// event.</summary>
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

    /// <summary>Whether the words name something that the other article does not; in scripts without capitals whether the other has none of
    /// them.</summary>
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
            // The other headline may have it elsewhere.
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
