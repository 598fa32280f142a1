using BriefingBus.Composer.Stories.Sketches;

namespace BriefingBus.Composer.Stories.Comparing;

/// <summary>Finds the pairs of articles that may be one story, without comparing all pairs, by an inverted index over the terms of greatest
/// weight. <see cref="MaxLookedUp"/> and <see cref="MaxArticles"/> bound the work for an article, so that the total is linear in the
/// articles.</summary>
internal sealed class Candidates
{
    /// <summary>The number of an article's terms that are looked up.</summary>
    private const int MaxLookedUp = 24;

    /// <summary>The maximum number of articles with a term; a more frequent term does not distinguish stories.</summary>
    private const int MaxArticles = 200;

    /// <summary>The maximum number of articles that one article is compared with.</summary>
    private const int MaxPairs = 40;

    /// <summary>The maximum number of articles that are read for a term: the last before the article. Articles are ordered by date, so
    /// these are nearest in time.</summary>
    private const int MaxPostings = 64;

    /// <summary>The number of pairs from which on an article must share <see cref="LargeOverlap"/>.</summary>
    private const int UnconditionalPairs = 20;

    /// <summary>The same limit if there are more than <see cref="ManyArticles"/> articles, where every article has forty such pairs by
    /// chance.</summary>
    private const int UnconditionalPairsOfMany = 8;

    private const int ManyArticles = 10_000;

    private const float LargeOverlap = 0.1f;

    /// <summary>The minimum share of the weight that two articles must have in common.</summary>
    private const float MinOverlap = 0.03f;

    private readonly ArticleTerms[] articles;

    // The terms of each article that are looked up, greatest weight first, and their positions in the index.
    private readonly Row<ushort>[] weightiest;
    private readonly int[] firstPlaces;
    private readonly int[] places;
    private readonly int[] starts;
    private readonly (int Article, float Weight)[] postings;

    /// <summary>Builds the index.</summary>
    /// <param name="articles">The articles.</param>
    /// <param name="frequency">The number of articles with each term.</param>
    public Candidates(ArticleTerms[] articles, int[] frequency)
    {
        this.articles = articles;
        weightiest = new Row<ushort>[articles.Length];
        Workers.Run(
            articles.Length,
            () => new Rows<ushort>(),
            (rows, _, some) =>
            {
                for (var i = some.Start.Value; i < some.End.Value; i++)
                    weightiest[i] = Weightiest(articles[i], frequency, rows);
            });
        starts = new int[frequency.Length + 1];
        firstPlaces = new int[articles.Length + 1];
        for (var i = 0; i < articles.Length; i++)
        {
            firstPlaces[i + 1] = firstPlaces[i] + weightiest[i].Length;
            foreach (var t in weightiest[i].Span)
                starts[articles[i].Terms.Span[t] + 1]++;
        }
        for (var term = 0; term < frequency.Length; term++)
            starts[term + 1] += starts[term];
        postings = new (int, float)[starts[^1]];
        places = new int[starts[^1]];
        var next = starts[..^1];
        for (var i = 0; i < articles.Length; i++)
        {
            var place = firstPlaces[i];
            foreach (var t in weightiest[i].Span)
            {
                places[place] = next[articles[i].Terms.Span[t]]++;
                postings[places[place++]] = (i, articles[i].Weights.Span[t]);
            }
        }
    }

    /// <summary>Creates the working memory of searches that run one after another.</summary>
    public Search NewSearch() => new(this);

    private static Row<ushort> Weightiest(ArticleTerms article, int[] frequency, Rows<ushort> rows)
    {
        Span<ushort> found = stackalloc ushort[MaxLookedUp];
        var count = 0;
        var terms = article.Terms.Span;
        var weights = article.Weights.Span;
        for (var t = 0; t < terms.Length; t++)
        {
            var weight = weights[t];
            if (frequency[terms[t]] is < 2 or > MaxArticles || (count == MaxLookedUp && weight <= weights[found[^1]]))
                continue;
            var at = count < MaxLookedUp ? count++ : MaxLookedUp - 1;
            for (; at > 0 && weights[found[at - 1]] < weight; at--)
                found[at] = found[at - 1];
            found[at] = (ushort)t;
        }
        return rows.Add(found[..count]);
    }

    /// <summary>Searches for one article after another.</summary>
    internal sealed class Search(Candidates index)
    {
        private readonly (float Weight, int Terms)[] overlaps = new (float, int)[index.weightiest.Length];
        private readonly bool isLarge = index.weightiest.Length > ManyArticles;
        private readonly List<int> touched = [];
        private readonly int first = index.weightiest.Length > ManyArticles ? UnconditionalPairsOfMany : UnconditionalPairs;
        private readonly PriorityQueue<int, (float Overlap, int Later)> best = new();

        /// <summary>The number of index entries that were read.</summary>
        public long Read { get; private set; }

        /// <summary>The earlier articles to compare an article with.</summary>
        public List<int> Find(int article)
        {
            touched.Clear();
            var own = index.articles[article].Terms.Span;
            var looked = index.weightiest[article].Span;
            var n = 0;
            foreach (var place in index.places.AsSpan(index.firstPlaces[article]..index.firstPlaces[article + 1]))
            {
                var (term, weight) = (own[looked[n++]], index.postings[place].Weight);
                var before = index.postings.AsSpan(Math.Max(index.starts[term], place - MaxPostings)..place);
                Read += before.Length;
                foreach (var (other, otherWeight) in before)
                {
                    ref var found = ref overlaps[other];
                    if (found.Terms++ == 0)
                        touched.Add(other);
                    found.Weight += weight * otherWeight;
                }
            }
            best.Clear();
            foreach (var other in touched)
            {
                var (common, terms) = overlaps[other];
                overlaps[other] = default;
                if (common < MinOverlap || (isLarge && terms < 2 && common < LargeOverlap))
                    continue;
                if (best.Count < MaxPairs)
                    best.Enqueue(other, (common, -other));
                else
                    best.EnqueueDequeue(other, (common, -other));
            }
            touched.Clear();
            while (best.TryDequeue(out var other, out var rank))
            {
                if (best.Count < first || rank.Overlap >= LargeOverlap)
                    touched.Add(other);
            }
            return touched;
        }
    }
}
