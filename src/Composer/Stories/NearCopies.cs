using System.Globalization;
using System.Numerics;
using BriefingBus.Composer.Rules;

namespace BriefingBus.Composer.Stories;

/// <summary>Finds tellings that are one text: syndicated copies, edited re-posts, one article in two feeds of a publisher.</summary>
public static class NearCopies
{
    /// <summary>Similarity hashes of copies differ in at most this many of their 64 bits.</summary>
    public const int DifferentBits = 3;

    /// <summary>A headline of fewer terms (Letters, Live updates, Machine learning) does not say that two items are one.</summary>
    public const int TitleTerms = 4;

    private const double AlikeEnough = 0.35;

    /// <summary>Makes each pair of copies wholly similar.</summary>
    public static void Join(IReadOnlyList<Telling> tellings, Similarities similarities, GroupingOptions options)
    {
        JoinEqual(tellings, similarities, options, LinkKeys(tellings), sameFeedToo: true);
        JoinEqual(tellings, similarities, options, [.. tellings.Select(TitleKey)], sameFeedToo: false);
        var prints = tellings.Select(Print).ToArray();
        for (var i = 0; i < tellings.Count; i++)
        {
            foreach (var (other, _) in similarities.Of(i).Where(s => s.Key < i && s.Value >= AlikeEnough).ToList())
            {
                if (prints[i] is { } a && prints[other] is { } b && BitOperations.PopCount(a ^ b) <= DifferentBits && !SameFeed(tellings[i], tellings[other]))
                    similarities.Set(i, other, 1);
            }
        }
    }

    private static void JoinEqual(IReadOnlyList<Telling> tellings, Similarities similarities, GroupingOptions options, string?[] keys, bool sameFeedToo)
    {
        var alike = Enumerable.Range(0, tellings.Count).Where(i => keys[i] is not null).GroupBy(i => keys[i]!, StringComparer.Ordinal);
        foreach (var group in alike.Select(g => g.ToList()).Where(g => g.Count > 1))
        {
            // Joining each to the first is enough, and stays linear where a feed repeats itself a thousand times.
            foreach (var other in group.Skip(1).Where(o => InTime(tellings[group[0]], tellings[o], options) && (sameFeedToo || !SameFeed(tellings[group[0]], tellings[o]))))
                similarities.Set(group[0], other, 1);
        }
    }

    private static string? TitleKey(Telling telling)
    {
        var title = FoldedText.Of(telling.Title);
        return Terms.Of(telling.Title, 50).Distinct(StringComparer.Ordinal).Count() >= TitleTerms ? title : null;
    }

    /// <summary>An article's address says which article it is, but for a site's front page, and for an address that a feed gives to three items or more.</summary>
    private static string?[] LinkKeys(IReadOnlyList<Telling> tellings)
    {
        var keys = tellings.Select(t => LinkKey(t.Link)).ToArray();
        var repeated = tellings
            .Select((t, i) => (t.FeedUrl, Key: keys[i], t.ItemId))
            .Where(x => x.Key is not null && x.FeedUrl is not null)
            .DistinctBy(x => (x.FeedUrl, x.Key, x.ItemId))
            .GroupBy(x => (x.FeedUrl, x.Key))
            .Where(g => g.Count() > 2)
            .Select(g => g.Key.Key!)
            .ToHashSet(StringComparer.Ordinal);
        return [.. keys.Select(k => k is null || repeated.Contains(k) ? null : k)];
    }

    private static string? LinkKey(string? link)
    {
        if (!Uri.TryCreate(link, UriKind.Absolute, out var address) || address.AbsolutePath.Length < 2 && address.Query.Length < 2)
            return null;
        var host = address.Host.StartsWith("www.", StringComparison.Ordinal) ? address.Host[4..] : address.Host;
        return host + address.AbsolutePath.TrimEnd('/') + address.Query;
    }

    private static ulong? Print(Telling telling) =>
        ulong.TryParse(telling.Fingerprint, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var print) ? print : null;

    private static bool SameFeed(Telling a, Telling b) => a.FeedUrl is not null && string.Equals(a.FeedUrl, b.FeedUrl, StringComparison.Ordinal);

    private static bool InTime(Telling a, Telling b, GroupingOptions options) =>
        a.Published is not { } x || b.Published is not { } y || (x - y).Duration() <= options.Window;
}
