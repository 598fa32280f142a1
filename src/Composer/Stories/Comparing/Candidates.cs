using BriefingBus.Composer.Stories.Sketches;

namespace BriefingBus.Composer.Stories.Comparing;

/// <summary>Finds the pairs of articles that may be one story, without comparing all: an inverted index over the weightiest terms of each.
/// The work for an article is bounded by <see cref="LookedUp"/> and <see cref="MaxArticles"/>, so that it grows with the articles and not
/// with their pairs.</summary>
internal sealed class Candidates
{
    /// <summary>So many of an article's terms are looked up.</summary>
    private const int LookedUp = 24;

    /// <summary>A term of more articles than this tells no story and is not followed.</summary>
    private const int MaxArticles = 200;

    /// <summary>At most this many articles are compared with one.</summary>
    private const int MaxPairs = 40;

    /// <summary>Of the articles with a term, the last this many before an article are looked at: those nearest to it in time, since
    /// articles come by date.</summary>
    private const int MaxBack = 64;

    /// <summary>Beyond this many, only those that have <see cref="LargeOverlap"/> in common.</summary>
    private const int FirstPairs = 20;

    /// <summary>The same among more than <see cref="Many"/> articles, of which each has forty by chance.</summary>
    private const int FirstPairsOfMany = 8;

    private const int Many = 10_000;

    private const float LargeOverlap = 0.1f;

    /// <summary>Two articles that have less than this part of their weight in common are not compared.</summary>
    private const float MinOverlap = 0.03f;

    private readonly ArticleTerms[] articles;

    // Which of an article's terms are looked up, weightiest first, and where each stands in the index.
    private readonly Row<ushort>[] weightiest;
    private readonly int[] firstPlaces;
    private readonly int[] places;
    private readonly int[] starts;
    private readonly (int Article, float Weight)[] postings;

    /// <summary>Builds the index.</summary>
    /// <param name="articles">The articles.</param>
    /// <param name="frequency">In how many articles each term occurs.</param>
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

    /// <summary>Room for one search at a time.</summary>
    public Search NewSearch() => new(this);

    private static Row<ushort> Weightiest(ArticleTerms article, int[] frequency, Rows<ushort> rows)
    {
        Span<ushort> found = stackalloc ushort[LookedUp];
        var count = 0;
        var terms = article.Terms.Span;
        var weights = article.Weights.Span;
        for (var t = 0; t < terms.Length; t++)
        {
            var weight = weights[t];
            if (frequency[terms[t]] is < 2 or > MaxArticles || (count == LookedUp && weight <= weights[found[^1]]))
                continue;
            var at = count < LookedUp ? count++ : LookedUp - 1;
            for (; at > 0 && weights[found[at - 1]] < weight; at--)
                found[at] = found[at - 1];
            found[at] = (ushort)t;
        }
        return rows.Add(found[..count]);
    }

    /// <summary>Looks up one article after another.</summary>
    internal sealed class Search(Candidates index)
    {
        private readonly (float Weight, int Terms)[] overlaps = new (float, int)[index.weightiest.Length];
        private readonly bool isLarge = index.weightiest.Length > Many;
        private readonly List<int> touched = [];
        private readonly int first = index.weightiest.Length > Many ? FirstPairsOfMany : FirstPairs;
        private readonly PriorityQueue<int, (float Overlap, int Later)> best = new();

        /// <summary>How many entries of the index were read so far.</summary>
        public long Read { get; private set; }

        /// <summary>The earlier articles to compare with one.</summary>
        public List<int> Find(int article)
        {
            touched.Clear();
            var own = index.articles[article].Terms.Span;
            var looked = index.weightiest[article].Span;
            var n = 0;
            foreach (var place in index.places.AsSpan(index.firstPlaces[article]..index.firstPlaces[article + 1]))
            {
                var (term, weight) = (own[looked[n++]], index.postings[place].Weight);
                var before = index.postings.AsSpan(Math.Max(index.starts[term], place - MaxBack)..place);
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
