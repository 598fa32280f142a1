using System.Globalization;
using BriefingBus.Cleaner.Summaries.Sentences;

namespace BriefingBus.Cleaner.Fingerprints;

/// <summary>Similarity hash of a text (Charikar's simhash): each pair of neighbouring words votes on each of 64 bits, so copies with small
/// changes differ in few bits, and unrelated texts in about 32.</summary>
public static class Fingerprint
{
    /// <summary>The minimum number of words: with fewer, similarity may be chance.</summary>
    public const int MinWords = 12;

    /// <summary>The fingerprint of title and text as 16 lower-case hexadecimal digits, or null if they have too few words.</summary>
    public static string? Of(string title, string text)
    {
        var words = Words.Ranges(title + "\n" + text, out var lower);
        if (words.Count < MinWords)
            return null;
        Span<int> votes = stackalloc int[64];
        // Each number holds eight votes, a byte each; they are added up before a byte can overflow.
        Span<ulong> lanes = stackalloc ulong[8];
        for (var i = 0; i + 1 < words.Count; i++)
        {
            var hash = Hash(lower.AsSpan(words[i]), lower.AsSpan(words[i + 1]));
            for (var lane = 0; lane < 8; lane++)
                lanes[lane] += hash >> lane & 0x0101010101010101UL;
            if (i % byte.MaxValue == byte.MaxValue - 1 || i + 2 == words.Count)
                CountUp(lanes, votes);
        }
        var fingerprint = 0UL;
        for (var bit = 0; bit < 64; bit++)
            if (2 * votes[bit] > words.Count - 1)
                fingerprint |= 1UL << bit;
        return fingerprint.ToString("x16", CultureInfo.InvariantCulture);
    }

    private static void CountUp(Span<ulong> lanes, Span<int> votes)
    {
        for (var bit = 0; bit < 64; bit++)
            votes[bit] += (byte)(lanes[bit % 8] >> (bit - bit % 8));
        lanes.Clear();
    }

    /// <summary>FNV-1a over the UTF-16 units, its bits mixed once more: the same in every process, which <c>string.GetHashCode</c> is
    /// not.</summary>
    private static ulong Hash(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in one)
            hash = (hash ^ c) * 1099511628211UL;
        hash = (hash ^ ' ') * 1099511628211UL;
        foreach (var c in other)
            hash = (hash ^ c) * 1099511628211UL;
        hash = (hash ^ (hash >> 33)) * 0xff51afd7ed558ccdUL;
        return hash ^ (hash >> 33);
    }
}
