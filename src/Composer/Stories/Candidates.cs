namespace BriefingBus.Composer.Stories;

/// <summary>Finds the pairs of articles that may be one story, without comparing all: an inverted index over the weightiest terms of each.</summary>
internal static class Candidates
{
    /// <summary>So many of an article's terms are looked up.</summary>
    private const int LookedUp = 24;

    /// <summary>A term of more articles than this, and than a tenth of all, tells no story and is not followed.</summary>
    private const int MaxArticles = 200;

    /// <summary>At most this many articles are compared with one.</summary>
    private const int MaxPairs = 40;

    /// <summary>Two articles that have less than this part of their weight in common are not compared.</summary>
    private const float MinOverlap = 0.03f;

    /// <summary>The pairs, each with the later article first.</summary>
    /// <param name="articles">The articles.</param>
    /// <param name="frequency">In how many articles each term occurs.</param>
    public static IEnumerable<(int Later, int Earlier)> Find(ArticleTerms[] articles, IReadOnlyList<int> frequency)
    {
        var postings = new List<(int Article, float Weight)>?[frequency.Count];
        var overlap = new float[articles.Length];
        var touched = new List<int>();
        for (var i = 0; i < articles.Length; i++)
        {
            var (terms, weights) = Weightiest(articles[i], frequency);
            for (var t = 0; t < terms.Length; t++)
            {
                var posting = postings[terms[t]] ??= [];
                foreach (var (other, weight) in posting)
                {
                    if (overlap[other] == 0)
                        touched.Add(other);
                    overlap[other] += weights[t] * weight;
                }
                posting.Add((i, weights[t]));
            }
            touched.RemoveAll(other => overlap[other] < MinOverlap && Clear(overlap, other));
            if (touched.Count > MaxPairs)
                touched.Sort((a, b) => overlap[b] != overlap[a] ? overlap[b].CompareTo(overlap[a]) : a.CompareTo(b));
            for (var n = 0; n < touched.Count; n++)
            {
                overlap[touched[n]] = 0;
                if (n < MaxPairs)
                    yield return (i, touched[n]);
            }
            touched.Clear();
        }
    }

    private static bool Clear(float[] overlap, int article)
    {
        overlap[article] = 0;
        return true;
    }

    private static (int[] Terms, float[] Weights) Weightiest(ArticleTerms article, IReadOnlyList<int> frequency)
    {
        var terms = new List<int>(article.Terms.Length);
        var weights = new List<float>(article.Terms.Length);
        for (var t = 0; t < article.Terms.Length; t++)
        {
            if (frequency[article.Terms[t]] is > 1 and <= MaxArticles)
            {
                terms.Add(article.Terms[t]);
                weights.Add(-article.Weights[t]);
            }
        }
        var (numbers, keys) = (terms.ToArray(), weights.ToArray());
        Array.Sort(keys, numbers);
        var count = Math.Min(numbers.Length, LookedUp);
        return (numbers[..count], [.. keys[..count].Select(w => -w)]);
    }
}
