using System.Runtime.Intrinsics;
using BriefingBus.Composer.Stories.Words;

namespace BriefingBus.Composer.Stories.Comparing;

/// <summary>Aligns the words that two headlines have in the same order. It reuses its buffers, so that a million pairs leave no garbage.
/// Not thread-safe.</summary>
internal sealed class HeadlineAlignment
{
    private const int MaxCharacterSwapLength = 8;

    // The positions of a word in a headline are the bits of a number.
    private const int MaxWords = 64;

    private readonly ulong[] placesOf = new ulong[MaxWords];
    private readonly uint[] keys = new uint[MaxWords];
    private readonly uint[] termKeys = new uint[MaxWords];
    private readonly byte[] lengths = new byte[(MaxWords + 1) * (MaxWords + 1)];
    private readonly List<(int A, int B)> aligned = [];
    private readonly List<(Range First, Range Second)> swaps = [];

    /// <summary>The number of words that the headlines of the last call have in the same order.</summary>
    public int Same { get; private set; }

    /// <summary>The words that differ between two headlines that are otherwise alike: “Mayor of Lennstadt resigns”, “Mayor of Talheim
    /// resigns”. The two runs of a swap have the same neighbours, or begin or end both headlines. The list is valid until the next
    /// call.</summary>
    /// <param name="a">The first headline.</param>
    /// <param name="b">The second headline.</param>
    /// <param name="maxWords">The maximum number of words of a run.</param>
    public List<(Range First, Range Second)> Swaps(ReadOnlySpan<HeadlineWord> a, ReadOnlySpan<HeadlineWord> b, int maxWords)
    {
        swaps.Clear();
        Same = 0;
        if (!FindSame(a, b))
            return swaps;
        Align(a.Length, b.Length);
        foreach (ref readonly var word in a)
            maxWords = word.Is(WordWriting.HasCase) ? maxWords : MaxCharacterSwapLength;
        if (maxWords == MaxCharacterSwapLength)
            RemoveOverlaps(a, b);
        Same = aligned.Count;
        var (i, j) = (0, 0);
        aligned.Add((a.Length, b.Length));
        foreach (var (nextA, nextB) in aligned)
        {
            if (nextA - i > 0 && nextB - j > 0 && nextA - i <= maxWords && nextB - j <= maxWords)
                swaps.Add((i..nextA, j..nextB));
            (i, j) = (nextA + 1, nextB + 1);
        }
        return swaps;
    }

    /// <summary>Removes overlaps. Two names may share a character, at the end of one and the beginning of the other (山田, 田中), without being
    /// the same in either.</summary>
    private void RemoveOverlaps(ReadOnlySpan<HeadlineWord> a, ReadOnlySpan<HeadlineWord> b)
    {
        for (var n = aligned.Count - 1; n >= 0; n--)
        {
            var (beforeA, beforeB) = n > 0 ? aligned[n - 1] : (-1, -1);
            var (afterA, afterB) = n + 1 < aligned.Count ? aligned[n + 1] : (a.Length, b.Length);
            var (skipsA, skipsB) = (aligned[n].A - beforeA > 1, aligned[n].B - beforeB > 1);
            if (skipsA != skipsB && afterA - aligned[n].A > 1 == skipsB && afterB - aligned[n].B > 1 == skipsA
                && !a[aligned[n].A].Is(WordWriting.HasCase | WordWriting.SeveralCharacters | WordWriting.Hiragana))
                aligned.RemoveAt(n);
        }
    }

    /// <summary>Finds the positions in the second headline of each word of the first.</summary>
    /// <returns>Whether there are any.</returns>
    private bool FindSame(ReadOnlySpan<HeadlineWord> a, ReadOnlySpan<HeadlineWord> b)
    {
        for (var j = 0; j < b.Length; j++)
            (keys[j], termKeys[j]) = (b[j].Key, b[j].TermKey);
        var all = ulong.MaxValue >> (MaxWords - b.Length);
        var any = 0ul;
        for (var i = 0; i < a.Length && b.Length > 0; i++)
        {
            var places = PlacesIn(keys, b.Length, a[i].Key);
            if (a[i].TermKey != 0)
                places |= PlacesIn(termKeys, b.Length, a[i].TermKey);
            if (a[i].IsNumber)
                places = PlacesOfNumber(places, a[i].Value, b);
            any |= placesOf[i] = places & all;
        }
        return any != 0;
    }

    /// <summary>Adds the positions of numbers with the same value, however they are written.</summary>
    private static ulong PlacesOfNumber(ulong places, double value, ReadOnlySpan<HeadlineWord> words)
    {
        for (var j = 0; j < words.Length; j++)
        {
            if (words[j].IsNumber)
                places = words[j].Value.Equals(value) ? places | (1ul << j) : places & ~(1ul << j);
        }
        return places;
    }

    private static ulong PlacesIn(uint[] all, int count, uint key)
    {
        var places = 0ul;
        for (var j = 0; j < count; j += Vector256<uint>.Count)
        {
            var same = Vector256.Equals(Vector256.LoadUnsafe(ref all[j]), Vector256.Create(key));
            places |= (ulong)same.ExtractMostSignificantBits() << j;
        }
        return places;
    }

    /// <summary>Finds the longest common subsequence of words, as pairs of positions.</summary>
    private void Align(int first, int second)
    {
        var width = second + 1;
        lengths.AsSpan(first * width, width).Clear();
        for (var i = first - 1; i >= 0; i--)
        {
            var row = lengths.AsSpan(i * width, width);
            var below = lengths.AsSpan((i + 1) * width, width);
            var places = placesOf[i];
            row[second] = 0;
            for (var j = second - 1; j >= 0; j--)
                row[j] = (places >> j & 1) != 0 ? (byte)(below[j + 1] + 1) : Math.Max(below[j], row[j + 1]);
        }
        aligned.Clear();
        for (int i = 0, j = 0; i < first && j < second;)
        {
            if ((placesOf[i] >> j & 1) != 0)
                aligned.Add((i++, j++));
            else if (lengths[((i + 1) * width) + j] >= lengths[(i * width) + j + 1])
                i++;
            else
                j++;
        }
    }
}
