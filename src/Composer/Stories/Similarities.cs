using System.Runtime.InteropServices;

namespace BriefingBus.Composer.Stories;

/// <summary>How similar tellings are, for the pairs that are at all.</summary>
public sealed class Similarities
{
    // One or two words that two texts have in common are chance: “Letters”, “Machine learning”.
    private const int FewestTerms = 3;

    private readonly Dictionary<int, double>[] ofTelling;

    /// <summary>Starts with no pair.</summary>
    /// <param name="tellings">How many tellings there are.</param>
    public Similarities(int tellings) => ofTelling = [.. Enumerable.Range(0, tellings).Select(_ => new Dictionary<int, double>())];

    /// <summary>The tellings that are similar to one, with how similar they are, 0 to 1.</summary>
    public IReadOnlyDictionary<int, double> Of(int telling) => ofTelling[telling];

    /// <summary>Sets how similar two tellings are.</summary>
    public void Set(int first, int second, double similarity)
    {
        ofTelling[first][second] = similarity;
        ofTelling[second][first] = similarity;
    }

    /// <summary>Forgets all pairs of a telling.</summary>
    public void Isolate(int telling)
    {
        foreach (var other in ofTelling[telling].Keys)
            ofTelling[other].Remove(telling);
        ofTelling[telling].Clear();
    }

    /// <summary>Measures the pairs that share terms: the cosine of their vectors, less where they share few terms. Work grows with the pairs
    /// that share a term, not with all pairs: terms of a tenth of all tellings (500 at least) tell no story and are not followed.</summary>
    public static Similarities Measure(IReadOnlyList<Telling> tellings, TermVector[] vectors, GroupingOptions options)
    {
        var similarities = new Similarities(vectors.Length);
        var postings = Postings(vectors);
        var most = Math.Max(500, vectors.Length / 10);
        var cosine = new float[vectors.Length];
        var shared = new int[vectors.Length];
        var touched = new List<int>();
        for (var i = 0; i < vectors.Length; i++)
        {
            for (var t = 0; t < vectors[i].Terms.Length; t++)
            {
                var posting = CollectionsMarshal.AsSpan(postings[vectors[i].Terms[t]]);
                if (posting.Length > most)
                    continue;
                foreach (var (other, weight) in posting)
                {
                    if (other >= i)
                        break;
                    if (shared[other]++ == 0)
                        touched.Add(other);
                    cosine[other] += vectors[i].Weights[t] * weight;
                }
            }
            foreach (var other in touched)
            {
                var similarity = Similarity(tellings[i], tellings[other], cosine[other], shared[other], options);
                if (similarity >= options.Similarity / 4)
                    similarities.Set(i, other, similarity);
                cosine[other] = 0;
                shared[other] = 0;
            }
            touched.Clear();
        }
        return similarities;
    }

    private static double Similarity(Telling a, Telling b, double cosine, int shared, GroupingOptions options)
    {
        if (shared < FewestTerms)
            return 0;
        var similarity = cosine * Math.Min(1, Math.Sqrt((double)shared / options.Evidence));
        if (a.FeedUrl is not null && string.Equals(a.FeedUrl, b.FeedUrl, StringComparison.Ordinal))
            similarity *= options.SameFeed;
        var isInTime = a.Published is not { } x || b.Published is not { } y || (x - y).Duration() <= options.Window;
        return isInTime || NearCopies.ArePrintsAlike(a, b) ? similarity : 0;
    }

    private static List<(int Telling, float Weight)>[] Postings(TermVector[] vectors)
    {
        var terms = vectors.Length == 0 ? 0 : vectors.Max(v => v.Terms.Length == 0 ? 0 : v.Terms[^1] + 1);
        var postings = new List<(int, float)>[terms];
        for (var i = 0; i < vectors.Length; i++)
        {
            for (var t = 0; t < vectors[i].Terms.Length; t++)
                (postings[vectors[i].Terms[t]] ??= []).Add((i, vectors[i].Weights[t]));
        }
        return postings;
    }
}
