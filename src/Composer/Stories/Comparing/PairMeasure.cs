using BriefingBus.Composer.Stories.Sketches;
using BriefingBus.Composer.Stories.Words;

namespace BriefingBus.Composer.Stories.Comparing;

/// <summary>Computes the features of pairs of articles. Not thread-safe.</summary>
internal sealed class PairMeasure(ArticleReader reader)
{
    private const int MinTerms = 2;

    /// <summary>In days. A later report may be the next day's on the same event.</summary>
    private const double HalfADay = 0.5;

    /// <summary>The factor of a match of names alone if those are two joined by “and”: two people who share the news once may do so
    /// again.</summary>
    private const double TwoNamesFactor = 2.5;

    private const int Swapped = 4;
    private const int OtherNumber = 5;

    private readonly SpreadTerms spread = new(reader.Rarity.Length);
    private readonly HeadlineSwaps swaps = new(reader.Vocabulary);
    private int[] commonBuffer = [];

    // The rarity of a term that occurs twice in a few hundred texts.
    private readonly double unit = Math.Pow(Math.Log((reader.Articles.Length + 200) / 3.0), 1.5);

    /// <summary>Measures a pair. Consecutive calls with the same first article are faster.</summary>
    /// <param name="a">The first article, or the merged articles of a group.</param>
    /// <param name="b">The second.</param>
    /// <param name="days">The number of days between them.</param>
    /// <param name="isSameFeed">Whether both are from one feed.</param>
    /// <param name="minSimilarity">The minimum similarity; a pair that cannot reach it is not measured.</param>
    public PairFeatures Measure(ArticleTerms a, ArticleTerms b, double days, bool isSameFeed, double minSimilarity = 0)
    {
        var features = default(PairFeatures);
        if (commonBuffer.Length < b.Terms.Length)
            commonBuffer = new int[2 * b.Terms.Length];
        var (cosine, names, count) = Overlap(a, b, commonBuffer);
        // A single common word is chance: “Letters”, “Weather”.
        if (count < MinTerms)
            return features;
        var common = commonBuffer.AsSpan(0, count);
        var size = 1 / (1 + Math.Min(a.Terms.Length, b.Terms.Length) / 20.0);
        features[0] = Math.Sqrt(Math.Max(0, cosine));
        features[2] = Math.Log(1 + names) / 3;
        features[6] = Math.Min(1, Math.Log2(1 + days) / 5);
        features[7] = isSameFeed ? 1 : 0;
        features[8] = size;
        features[10] = HeadlineDifferences.HaveNumberInCommon(a, b) ? 1 : 0;
        if (minSimilarity > 0 && StoryRule.CannotReach(features, minSimilarity))
            return default;
        var (alone, sharedByA) = Compare(a.Names, b, common);
        var (other, sharedByB) = Compare(b.Names, a, common);
        var (apart, shared) = (Math.Min(alone, other), sharedByA + sharedByB);
        features[1] = Math.Max(ShareOf(a.Title, common), ShareOf(b.Title, common));
        features[3] = apart <= 0 ? 0 : size * apart / (apart + shared);
        features[9] = names <= 0 && shared <= 0 && a.Names.Length > 0 && b.Names.Length > 0 ? size : 0;
        features[11] = names > 0 && !HasMoreThanNames(a.Title, common) && !HasMoreThanNames(b.Title, common)
            ? size * (NamesTwoTogether(a.Headline, common) || NamesTwoTogether(b.Headline, common) ? TwoNamesFactor : 1) : 0;
        // The features that forbid joining matter only if the others allow it.
        if (StoryRule.Similarity(features) >= StoryRule.MinSimilarity)
        {
            var haveNameInCommon = names > 0 || shared > 0;
            features[Swapped] = AreSwapped(a, b, alone, other)
                || ((days < HalfADay || !haveNameInCommon) && !IsJoinedByNumber(a, b, haveNameInCommon)
                    && swaps.HaveSamePattern(a, b)) ? size : 0;
            features[OtherNumber] = HeadlineDifferences.InIdentity(a, b) ? size : 0;
        }
        return features;
    }

    /// <summary>Whether the headlines of two articles with similar meanings show that they are two stories: another name in the same place,
    /// another number that identifies something, or names in both and none in common.</summary>
    public bool ShowTwoStories(ArticleTerms a, ArticleTerms b)
    {
        if (commonBuffer.Length < b.Terms.Length)
            commonBuffer = new int[2 * b.Terms.Length];
        var (_, names, count) = Overlap(a, b, commonBuffer);
        var common = commonBuffer.AsSpan(0, count);
        var (alone, sharedByA) = Compare(a.Names, b, common);
        var (other, sharedByB) = Compare(b.Names, a, common);
        return (alone > 0 && other > 0 && names + sharedByA + sharedByB <= 0)
            || AreSwapped(a, b, alone, other)
            || HeadlineDifferences.InIdentity(a, b);
    }

    /// <summary>Whether each headline names something where the other names something else; words in scripts without capitals may count as
    /// names.</summary>
    private bool AreSwapped(ArticleTerms a, ArticleTerms b, double alone, double other) =>
        (alone > 0 || !a.IsCased) && (other > 0 || !b.IsCased) && swaps.NameDifferentThings(a, b) && swaps.NameDifferentThings(b, a);

    /// <summary>Whether a rare number in common joins two reports although a word differs. The number alone is not enough: two companies
    /// may each cut 1,200 jobs.</summary>
    private static bool IsJoinedByNumber(ArticleTerms a, ArticleTerms b, bool haveNameInCommon) =>
        (haveNameInCommon || HeadlineDifferences.BeginAlike(a, b)) && HeadlineDifferences.HaveRareNumberInCommon(a, b);

    /// <summary>The overlap of two articles, and the indexes of the common terms, ascending.</summary>
    private (double Cosine, double Names, int Count) Overlap(ArticleTerms a, ArticleTerms b, Span<int> common)
    {
        spread.Lay(a);
        double cosine = 0, names = 0;
        var others = b.Terms.Span;
        var weights = b.Weights.Span;
        var count = spread.Common(others, common);
        foreach (ref var place in common[..count])
        {
            var term = others[place];
            cosine += (double)spread.WeightOf(term) * weights[place];
            if (reader.NameTerms[term])
                names += Rarity(term);
            place = term;
        }
        return (cosine, names, count);
    }

    private double Rarity(int term) => reader.Rarity[term] / unit;

    /// <summary>The rarity of the names that the other article lacks, and half the rarity of those that it has.</summary>
    private (double Missing, double Shared) Compare(Name[] names, ArticleTerms other, ReadOnlySpan<int> common)
    {
        double missing = 0, shared = 0;
        foreach (var name in names)
        {
            if (common.Contains(name.Term) || other.Has(name))
                shared += Rarity(name.Term) / 2;
            else
                missing += Rarity(name.Term);
        }
        return (missing, shared);
    }

    private double ShareOf(ReadOnlySpan<int> title, ReadOnlySpan<int> common)
    {
        double shared = 0, all = 0;
        foreach (var term in title)
        {
            all += Rarity(term);
            shared += common.Contains(term) ? Rarity(term) : 0;
        }
        return all > 0 ? shared / all : 0;
    }

    /// <summary>Whether the headline has exactly two of the names in common, joined by “and”: Renard et Castel.</summary>
    private bool NamesTwoTogether(ReadOnlySpan<HeadlineWord> headline, ReadOnlySpan<int> common)
    {
        var (names, ends, joined) = (0, -1, false);
        for (var i = 0; i < headline.Length; i++)
        {
            if (headline[i].TermKey == 0 || reader.Vocabulary.TermOf(headline[i].TermKey) is not (>= 0 and var term)
                || !reader.NameTerms[term] || !common.Contains(term))
                continue;
            // Adjacent words are one name.
            names += ends == i - 1 && names > 0 ? 0 : 1;
            joined |= ends == i - 2 && names > 1 && headline[i - 1].Is(WordWriting.Conjunction);
            ends = i;
        }
        return names == 2 && joined;
    }

    /// <summary>Whether the other article has a word of the headline that is not a name.</summary>
    private bool HasMoreThanNames(ReadOnlySpan<int> title, ReadOnlySpan<int> common)
    {
        foreach (var term in title)
        {
            if (!reader.NameTerms[term] && common.Contains(term))
                return true;
        }
        return false;
    }
}
