using System.Globalization;
using System.Numerics;
using BriefingBus.Composer.Rules;
using BriefingBus.Text.Links;

namespace BriefingBus.Composer.Stories;

/// <summary>Finds reports that are one text: syndicated copies, edited re-posts, one article in two feeds of a publisher.</summary>
public static class NearDuplicates
{
    /// <summary>Similarity hashes of copies differ in at most this many of their 64 bits.</summary>
    public const int DifferentBits = 3;

    /// <summary>A headline of fewer terms (Letters, Live updates, Machine learning) does not say that two items are one.</summary>
    public const int TitleTerms = 4;

    private const double AlikeEnough = 0.3;

    /// <summary>The pairs that are copies. Where many are copies of one, each is paired with the first: that stays linear where a feed repeats itself
    /// a thousand times.</summary>
    public static IReadOnlyList<(int First, int Second)> Find(IReadOnlyList<Article> reports, Similarities similarities)
    {
        var copies = new List<(int, int)>();
        copies.AddRange(Equal(LinkKeys(reports), (a, b) => !SameFeed(reports[a], reports[b]) || reports[a].IsRepeatedBy(reports[b])));
        copies.AddRange(Equal([.. reports.Select(TitleKey)], (a, b) => !SameFeed(reports[a], reports[b])));
        for (var i = 0; i < reports.Count; i++)
        {
            foreach (var (other, similarity) in similarities.Of(i))
            {
                if (other < i && similarity >= AlikeEnough && !SameFeed(reports[i], reports[other]) && ArePrintsAlike(reports[i], reports[other]))
                    copies.Add((other, i));
            }
        }
        return copies;
    }

    /// <summary>Whether the similarity hashes of two reports differ in few bits only.</summary>
    public static bool ArePrintsAlike(Article a, Article b) =>
        Print(a) is { } x && Print(b) is { } y && BitOperations.PopCount(x ^ y) <= DifferentBits;

    private static IEnumerable<(int First, int Second)> Equal(string?[] keys, Func<int, int, bool> mayBeCopies) =>
        from alike in Enumerable.Range(0, keys.Length).Where(i => keys[i] is not null).GroupBy(i => keys[i]!, StringComparer.Ordinal)
        from other in alike.Skip(1)
        where mayBeCopies(alike.First(), other)
        select (alike.First(), other);

    private static string? TitleKey(Article report)
    {
        var title = FoldedText.Of(report.Title);
        return Terms.Of(report.Title, 50).Distinct(StringComparer.Ordinal).Count() >= TitleTerms ? title : null;
    }

    /// <summary>An article's address says which article it is, but for a site's front page, and for an address that a feed gives to three items or more.</summary>
    private static string?[] LinkKeys(IReadOnlyList<Article> reports)
    {
        var keys = reports.Select(t => LinkKey(t.Link)).ToArray();
        var repeated = reports
            .Select((t, i) => (t.FeedUrl, Key: keys[i], t.ItemId))
            .Where(x => x.Key is not null && x.FeedUrl is not null)
            .DistinctBy(x => (x.FeedUrl, x.Key, x.ItemId))
            .GroupBy(x => (x.FeedUrl, x.Key))
            .Where(g => g.Count() > 2)
            .Select(g => g.Key.Key!)
            .ToHashSet(StringComparer.Ordinal);
        return [.. keys.Select(k => k is null || repeated.Contains(k) ? null : k)];
    }

    private static string? LinkKey(string? link) =>
        Uri.TryCreate(link, UriKind.Absolute, out var address) && (address.AbsolutePath.Length > 1 || address.Query.Length > 1) ? CanonicalLink.Of(link) : null;

    private static ulong? Print(Article report) =>
        ulong.TryParse(report.Fingerprint, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var print) ? print : null;

    private static bool SameFeed(Article a, Article b) => a.FeedUrl is not null && string.Equals(a.FeedUrl, b.FeedUrl, StringComparison.Ordinal);
}
