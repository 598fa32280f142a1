namespace BriefingBus.Composer.Stories;

/// <summary>Measures pairs of articles.</summary>
internal sealed class PairMeasure(IReadOnlyList<Article> reports, ArticleTerms[] articles, ArticleReader reader)
{
    private const int MinTerms = 2;

    private static readonly int Swapped = Array.IndexOf(PairFeatures.Labels, "swapped");
    private static readonly int OtherNumber = Array.IndexOf(PairFeatures.Labels, "other number");

    private static readonly PairFeatures Nothing = new() { Values = new double[PairFeatures.Labels.Length] };

    // The rarity of a term that occurs twice among a few hundred texts.
    private readonly double unit = Math.Pow(Math.Log((articles.Length + 200) / 3.0), 1.5);

    public PairFeatures Measure(int first, int second) =>
        Measure(articles[first], articles[second], Days([first], [second]), AreOfOneFeed([first], [second]));

    /// <summary>How many days are between the nearest articles of two groups; 0 where dates are not known.</summary>
    public double Days(IReadOnlyList<int> first, IReadOnlyList<int> second)
    {
        var least = double.PositiveInfinity;
        foreach (var a in first)
        {
            foreach (var b in second)
                least = Math.Min(least, reports[a].Published is { } p && reports[b].Published is { } q ? (p - q).Duration().TotalDays : 0);
        }
        return least;
    }

    /// <summary>Whether all articles of two groups are from one feed.</summary>
    public bool AreOfOneFeed(IReadOnlyList<int> first, IReadOnlyList<int> second) =>
        reports[first[0]].FeedUrl is { } feed && first.Concat(second).All(i => string.Equals(reports[i].FeedUrl, feed, StringComparison.Ordinal));

    public PairFeatures Measure(ArticleTerms a, ArticleTerms b, double days, bool isSameFeed)
    {
        double cosine = 0, names = 0;
        var common = 0;
        for (int i = 0, j = 0; i < a.Terms.Length && j < b.Terms.Length;)
        {
            var (x, y) = (a.Terms[i], b.Terms[j]);
            if (x == y)
            {
                common++;
                cosine += (double)a.Weights[i] * b.Weights[j];
                if (reader.NameTerms[x])
                    names += Rarity(x);
                i++;
                j++;
            }
            else if (x < y)
                i++;
            else
                j++;
        }
        // One word in common is chance: “Letters”, “Weather”.
        if (common < MinTerms)
            return Nothing;
        var wording = Math.Sqrt(Math.Max(0, cosine));
        if (StoryRule.IsHopeless(wording, Math.Log(1 + names) / 3))
            return Nothing;
        var (alone, other) = (Missing(a.Names, b), Missing(b.Names, a));
        var shared = Shared(a.Names, b) + Shared(b.Names, a);
        var apart = Math.Min(alone, other);
        var size = 1 / (1 + Math.Min(a.Terms.Length, b.Terms.Length) / 20.0);
        double[] values =
        [
            wording,
            Math.Max(Coverage(a.Title, b), Coverage(b.Title, a)),
            Math.Log(1 + names) / 3,
            apart <= 0 ? 0 : size * apart / (apart + shared),
            0,
            0,
            Math.Min(1, Math.Log2(1 + days) / 5),
            isSameFeed ? 1 : 0,
            size,
            names <= 0 && shared <= 0 && a.Names.Length > 0 && b.Names.Length > 0 ? size : 0,
            HeadlineDifferences.HaveNumberInCommon(a, b) ? 1 : 0,
            names > 0 && !HasTermsBeyondNames(a, b) && !HasTermsBeyondNames(b, a) ? size : 0,
        ];
        var features = new PairFeatures { Values = values };
        // What forbids joining is looked for only where something else does not.
        if (StoryRule.Similarity(features) > 0)
        {
            values[Swapped] = IsSwapped(a, b) ? size : 0;
            values[OtherNumber] = HeadlineDifferences.InIdentity(a, b) ? size : 0;
        }
        return features;
    }

    private double Rarity(int term) => reader.Rarity[term] / unit;

    private double Missing(Word[] names, ArticleTerms other)
    {
        double sum = 0;
        foreach (var name in names)
            sum += other.Has(name) ? 0 : Rarity(name.Term);
        return sum;
    }

    private double Shared(Word[] names, ArticleTerms other)
    {
        double sum = 0;
        foreach (var name in names)
            sum += other.Has(name) ? Rarity(name.Term) / 2 : 0;
        return sum;
    }

    private double Coverage(int[] title, ArticleTerms other)
    {
        double told = 0, all = 0;
        foreach (var term in title)
        {
            all += Rarity(term);
            told += other.Has(term) ? Rarity(term) : 0;
        }
        return all > 0 ? told / all : 0;
    }

    /// <summary>Whether the other article has a word of the headline that is no name.</summary>
    private bool HasTermsBeyondNames(ArticleTerms a, ArticleTerms other)
    {
        foreach (var term in a.Title)
        {
            if (!reader.NameTerms[term] && other.Has(term))
                return true;
        }
        return false;
    }

    private static bool IsSwapped(ArticleTerms a, ArticleTerms b)
    {
        foreach (var (left, right) in HeadlineDifferences.Swaps(a.Headline, b.Headline))
        {
            if (AreSpecific(left, a, b) && AreSpecific(right, b, a))
                return true;
        }
        return false;
    }

    /// <summary>Whether the words name something that the other article does not; in scripts without capitals whether the other has none of them.</summary>
    private static bool AreSpecific(List<HeadlineWord> words, ArticleTerms own, ArticleTerms other) => words[0].HasCase
        ? words.Exists(w => Array.IndexOf(own.Names, w.Word) >= 0 && !other.Has(w.Word))
        : !HeadlineDifferences.HaveNumberInCommon(own, other) && words.TrueForAll(w => w.Number is null && (w.Term < 0 || !other.Has(w.Term))) && words.Exists(w => !IsKana(w));

    private static bool IsKana(HeadlineWord word) => word.Spelling[0] is >= '\u3040' and <= '\u309F';
}
