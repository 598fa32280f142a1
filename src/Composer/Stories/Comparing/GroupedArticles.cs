using System.Runtime.InteropServices;
using BriefingBus.Composer.Stories.Sketches;

namespace BriefingBus.Composer.Stories.Comparing;

/// <summary>The articles that are grouped.</summary>
internal sealed class GroupedArticles
{
    private const long NotKnown = -1;
    private const int NoFeed = -1;

    private readonly Func<int, string> textOf;

    // The data that every pair needs, close together: a million pairs must not wait for memory.
    private readonly (long Published, int Feed)[] keys;

    /// <summary>Weighs articles that were read with one vocabulary.</summary>
    /// <param name="vocabulary">The vocabulary.</param>
    /// <param name="words">The words of each article.</param>
    /// <param name="facts">The other data of each article.</param>
    /// <param name="textOf">Headline and text of the article at an index; called only if its words are not conclusive.</param>
    /// <param name="basis">The basis of grouping.</param>
    public GroupedArticles(Vocabulary vocabulary, IReadOnlyList<ArticleWords> words, ArticleFacts[] facts, Func<int, string> textOf,
        GroupingBasis basis)
    {
        this.textOf = textOf;
        Reader = ArticleReader.Of(vocabulary, words, basis);
        Facts = facts;
        var feeds = new Dictionary<string, int>(StringComparer.Ordinal);
        keys = Array.ConvertAll(facts, f => (
            f.Published?.UtcTicks ?? NotKnown,
            f.FeedUrl is null ? NoFeed : feeds.TryGetValue(f.FeedUrl, out var feed) ? feed : feeds[f.FeedUrl] = feeds.Count));
    }

    /// <summary>The reader, with the weighed articles.</summary>
    public ArticleReader Reader { get; }

    /// <summary>The articles as they are compared.</summary>
    public ArticleTerms[] Terms => Reader.Articles;

    /// <summary>The other data of the articles.</summary>
    public ArticleFacts[] Facts { get; }

    /// <summary>The number of articles.</summary>
    public int Count => Facts.Length;

    /// <summary>Reads articles.</summary>
    public static GroupedArticles Of(IReadOnlyList<Article> articles, GroupingBasis basis = GroupingBasis.Words)
    {
        var (sketch, vocabulary) = (new ArticleSketch(), new Vocabulary());
        var words = articles.Select(a => vocabulary.Read(sketch.Of(a, []))).ToList();
        var facts = articles.Zip(words, (a, w) => new ArticleFacts(a.ItemId, a.FeedUrl, a.Published, w.Keys)).ToArray();
        return new GroupedArticles(vocabulary, words, facts, i => $"{articles[i].Title}\n{articles[i].Text}", basis);
    }

    /// <summary>The similarity of the meanings of two articles, -1 to 1; null if it is unknown or not part of the basis.</summary>
    public float? MeaningSimilarity(int first, int second) =>
        Terms[first].Meaning is { } one && Terms[second].Meaning is { } two ? one.Similarity(two) : null;

    /// <summary>Headline and text of an article.</summary>
    public string TextOf(int article) => textOf(article);

    /// <summary>The number of days between two articles; 0 if a date is unknown.</summary>
    public double Days(int first, int second) =>
        keys[first].Published is not NotKnown and var p && keys[second].Published is not NotKnown and var q
            ? TimeSpan.FromTicks(Math.Abs(p - q)).TotalDays : 0;

    /// <summary>The number of days between the nearest articles of two groups.</summary>
    public double Days(ReadOnlySpan<int> first, ReadOnlySpan<int> second)
    {
        var least = double.PositiveInfinity;
        foreach (var a in first)
        {
            foreach (var b in second)
                least = Math.Min(least, Days(a, b));
        }
        return least;
    }

    /// <summary>Whether both are from one feed.</summary>
    public bool AreOfOneFeed(int first, int second) =>
        keys[first].Feed is not NoFeed and var feed && feed == keys[second].Feed;

    /// <summary>Whether all articles of two groups are from one feed.</summary>
    public bool AreOfOneFeed(ReadOnlySpan<int> first, ReadOnlySpan<int> second) => AreOf(first[0], first) && AreOf(first[0], second);

    private bool AreOf(int one, ReadOnlySpan<int> others)
    {
        foreach (var other in others)
        {
            if (!AreOfOneFeed(one, other))
                return false;
        }
        return true;
    }
}

/// <summary>The data of an article besides its words.</summary>
/// <param name="ItemId">The item's identity.</param>
/// <param name="FeedUrl">The address of its feed, or null if unknown.</param>
/// <param name="Published">When it counts as published, or null if unknown.</param>
/// <param name="Keys">The keys by which copies are recognised.</param>
internal readonly record struct ArticleFacts(Guid ItemId, string? FeedUrl, DateTimeOffset? Published, CopyKeys Keys)
{
    /// <summary>The text that another item of the same feed repeats: word for word, and with the same date unless the text is too long to
    /// be a set phrase.</summary>
    public RepeatedText RepeatedText => new(Keys.Wording, Keys.IsLong ? null : Published);

    /// <summary>Whether another item of the same feed repeats this one.</summary>
    public bool IsRepeatedBy(ArticleFacts other) => RepeatedText == other.RepeatedText;
}

/// <summary>A text that items of one feed repeat.</summary>
/// <param name="Wording">The key of headline and text.</param>
/// <param name="Published">When it counts as published; null if the date does not matter or is unknown.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct RepeatedText(ulong Wording, DateTimeOffset? Published);
