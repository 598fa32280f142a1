namespace BriefingBus.Configuration;

/// <summary>Finds the known word that is closest to a mistyped one.</summary>
public static class NearestWord
{
    private const int MinBeginning = 4;

    /// <summary>The nearest known word by edit distance, within two or a third of the word's length; else the only one that begins with the
    /// word; else null.</summary>
    public static string? To(string word, IEnumerable<string> known)
    {
        var best = known
            .Select(k => (Word: k, Distance: Distance(word.ToLowerInvariant(), k.ToLowerInvariant())))
            .OrderBy(k => k.Distance).ThenBy(k => k.Word, StringComparer.Ordinal)
            .FirstOrDefault();
        var isNear = best.Word is not null && best.Distance <= Math.Max(2, word.Length / 3) && best.Distance < best.Word.Length;
        return isNear ? best.Word
            : word.Length >= MinBeginning
                && known.Where(k => k.StartsWith(word, StringComparison.OrdinalIgnoreCase)).ToList() is [var longer] ? longer
            : null;
    }

    // Edit distance with transpositions (optimal string alignment).
    private static int Distance(string a, string b)
    {
        if (a.Length > 64)
            return int.MaxValue;
        var d = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
            d[i, 0] = i;
        for (var j = 0; j <= b.Length; j++)
            d[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                d[i, j] = Math.Min(Math.Min(d[i - 1, j] + 1, d[i, j - 1] + 1), d[i - 1, j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
            }
        }
        return d[a.Length, b.Length];
    }
}
