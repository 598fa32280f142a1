using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using BriefingBus.Contracts;

namespace BriefingBus.Composer.Stories.Sketches;

/// <summary>The meaning of an article as a direction: see <see cref="Embedding"/>.</summary>
internal sealed class ArticleMeaning
{
    private const float Max = 127;

    private readonly sbyte[] components;
    private readonly uint model;
    private readonly float length;

    private ArticleMeaning(sbyte[] components, uint model)
    {
        (this.components, this.model) = (components, model);
        length = MathF.Sqrt(Product(components, components));
    }

    /// <summary>Reads the bytes of an <see cref="Embedding"/>; null if there are none or they have no direction.</summary>
    /// <param name="vector">Its components.</param>
    /// <param name="model">The number of its model.</param>
    public static ArticleMeaning? Of(ReadOnlySpan<byte> vector, uint model) =>
        vector.ContainsAnyExcept((byte)0) ? new ArticleMeaning(MemoryMarshal.Cast<byte, sbyte>(vector).ToArray(), model) : null;

    /// <summary>The mean direction of several articles; null if no meaning is comparable with the first.</summary>
    public static ArticleMeaning? Of(IEnumerable<ArticleMeaning?> meanings)
    {
        var all = meanings.OfType<ArticleMeaning>().ToList();
        if (all.Count < 2)
            return all.FirstOrDefault();
        var sums = new float[all[0].components.Length];
        foreach (var meaning in all.Where(m => m.Compares(all[0])))
        {
            for (var i = 0; i < sums.Length; i++)
                sums[i] += meaning.components[i] / meaning.length;
        }
        var most = sums.Max(Math.Abs);
        return most > 0 ? new ArticleMeaning(Array.ConvertAll(sums, s => (sbyte)MathF.Round(s / most * Max)), all[0].model) : null;
    }

    /// <summary>The cosine of two directions, -1 to 1; null if they are of different models.</summary>
    public float? Similarity(ArticleMeaning other) =>
        Compares(other) ? Product(components, other.components) / (length * other.length) : null;

    private bool Compares(ArticleMeaning other) => model == other.model && components.Length == other.components.Length;

    private static int Product(ReadOnlySpan<sbyte> a, ReadOnlySpan<sbyte> b)
    {
        var sums = Vector256<int>.Zero;
        var i = 0;
        for (; i <= a.Length - Vector256<sbyte>.Count; i += Vector256<sbyte>.Count)
        {
            var (lowerA, upperA) = Vector256.Widen(Vector256.Create(a[i..]));
            var (lowerB, upperB) = Vector256.Widen(Vector256.Create(b[i..]));
            // 127 × 127 fits in 16 bits, the sum of two such products does not.
            var (first, second) = Vector256.Widen(lowerA * lowerB);
            var (third, fourth) = Vector256.Widen(upperA * upperB);
            sums += first + second + third + fourth;
        }
        var sum = Vector256.Sum(sums);
        for (; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }
}
