using System.Globalization;
using BriefingBus.Composer.Stories.Comparing;

namespace BriefingBus.Composer.Stories.Grouping;

/// <summary>Explains why items are reports of one story, by the parts of their similarity in <see cref="StoryRule"/>.</summary>
public sealed class StoryJoins
{
    private readonly GroupedArticles articles;
    private readonly PairMeasure measure;
    private Dictionary<Guid, int>? places;

    internal StoryJoins(GroupedArticles articles)
    {
        this.articles = articles;
        measure = new PairMeasure(articles.Reader);
    }

    /// <summary>The similarity of two items and its parts: <c>0.71: wording 5.1, headline 0.4, names in common 2.6</c>.</summary>
    public string Explain(Guid first, Guid second)
    {
        places ??= articles.Facts.Select((f, i) => (f.ItemId, i)).GroupBy(f => f.ItemId).ToDictionary(g => g.Key, g => g.Last().i);
        var (a, b) = (places[first], places[second]);
        var (one, other) = (articles.Facts[a].Keys, articles.Facts[b].Keys);
        if (one.Link != 0 && one.Link == other.Link)
            return "the same address";
        if (one.Headline != 0 && one.Headline == other.Headline)
            return "the same headline";
        if (one.IsPrintOf(other))
            return "almost the same text";
        var features = measure.Measure(articles.Terms[a], articles.Terms[b], articles.Days(a, b), articles.AreOfOneFeed(a, b));
        var points = StoryRule.Explain(features);
        var meaning = articles.MeaningSimilarity(a, b) is { } similarity
            ? string.Create(CultureInfo.InvariantCulture, $"; meaning {similarity:0.00}") : "";
        return points.Length == 0 ? "through other reports" + meaning
            : string.Create(CultureInfo.InvariantCulture, $"{StoryRule.Similarity(features):0.00}: {points}{meaning}");
    }
}
