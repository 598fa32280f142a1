namespace BriefingBus.Composer.Stories;

/// <summary>What stands in like roles in two headlines and differs.</summary>
internal static class HeadlineDifferences
{
    private const int MaxSwapLength = 3;
    private const int MaxCharacterSwapLength = 8;

    /// <summary>Whether a number that names something (Highway 7, iOS 18, magnitude 5.1, 2.25 %, 2027) has another value in the other headline.</summary>
    public static bool InIdentity(ArticleTerms a, ArticleTerms b)
    {
        var (x, y) = (a.Identities, b.Identities);
        if (x.Count == 0 || y.Count == 0)
            return false;
        foreach (var role in x.Select(n => n.Role).Distinct())
        {
            var (left, right) = (x.Where(n => n.Role == role), y.Where(n => n.Role == role).ToList());
            if (right.Count > 0 && !left.Any(n => right.Exists(o => o.Value.Equals(n.Value))))
                return true;
        }
        return false;
    }

    /// <summary>Whether both have a number in common that is no accident: with the same word before or after it, with a fraction, or too large for one and no year.</summary>
    public static bool HaveNumberInCommon(ArticleTerms a, ArticleTerms b)
    {
        var (x, y) = (a.Numbers, b.Numbers);
        return x.Count > 0 && y.Count > 0 && x.Any(n => y.Any(o =>
            n.Value.Equals(o.Value) && (n.Value != Math.Floor(n.Value) || n.Value is >= 100 and not (>= 1900 and <= 2100) || (n.Before >= 0 && n.Before == o.Before) || (n.After >= 0 && n.After == o.After))));
    }

    /// <summary>The words that differ between two headlines that say the rest alike: “Mayor of Lennstadt resigns”, “Mayor of Talheim resigns”. Each pair
    /// of runs has the same neighbours, or begins or ends both headlines.</summary>
    public static IEnumerable<(List<HeadlineWord> First, List<HeadlineWord> Second)> Swaps(IReadOnlyList<HeadlineWord> a, IReadOnlyList<HeadlineWord> b)
    {
        var same = Alignment(a, b);
        if (same.Count == 0)
            yield break;
        var longest = a.All(w => w.HasCase) ? MaxSwapLength : MaxCharacterSwapLength;
        var (i, j) = (0, 0);
        foreach (var (nextA, nextB) in same.Append((a.Count, b.Count)))
        {
            if (nextA - i is > 0 and var inA && nextB - j is > 0 and var inB && inA <= longest && inB <= longest)
                yield return ([.. a.Skip(i).Take(inA)], [.. b.Skip(j).Take(inB)]);
            (i, j) = (nextA + 1, nextB + 1);
        }
    }

    /// <summary>The longest run of words that both have in the same order, as pairs of places.</summary>
    private static List<(int A, int B)> Alignment(IReadOnlyList<HeadlineWord> a, IReadOnlyList<HeadlineWord> b)
    {
        var lengths = new int[a.Count + 1, b.Count + 1];
        for (var i = a.Count - 1; i >= 0; i--)
        {
            for (var j = b.Count - 1; j >= 0; j--)
                lengths[i, j] = AreSame(a[i], b[j]) ? lengths[i + 1, j + 1] + 1 : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
        }
        var same = new List<(int, int)>();
        for (int i = 0, j = 0; i < a.Count && j < b.Count;)
        {
            if (AreSame(a[i], b[j]))
                same.Add((i++, j++));
            else if (lengths[i + 1, j] >= lengths[i, j + 1])
                i++;
            else
                j++;
        }
        return same;
    }

    private static bool AreSame(HeadlineWord a, HeadlineWord b) =>
        a.Number is { } x && b.Number is { } y ? x.Equals(y) : ReferenceEquals(a.Word, b.Word) || (a.Term >= 0 && a.Term == b.Term);

    /// <summary>The numbers that name something, each with what it belongs to.</summary>
    public static List<(string Role, double Value)> Identities(IReadOnlyList<HeadlineWord> words)
    {
        var found = new List<(string, double)>();
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i].Number is null && CalendarWords.Of(words[i].Word.Folded) is (var kind, var day))
                found.Add((kind.ToString(), day));
            if (words[i].Number is not { } value || char.IsLetter(words[i].Spelling[0]))
                continue;
            if (i + 1 < words.Count && CalendarWords.Of(words[i + 1].Word.Folded) is ('m', _))
                found.Add(("day", value));
            if (words[i].Percent)
                found.Add(("%", value));
            else if (value is >= 1900 and <= 2100 && value == Math.Floor(value) && words[i].Spelling.Length == 4)
                found.Add(("year", value));
            else if (value != Math.Floor(value))
                found.Add((".", value));
            if (i > 0 && words[i - 1] is { Term: >= 0, Number: null } before && before.Spelling.Length > 1)
                found.Add((before.Word.Folded, value));
        }
        return found;
    }

    /// <summary>The numbers, each with the terms beside it.</summary>
    public static List<(double Value, int Before, int After)> Numbers(IReadOnlyList<HeadlineWord> words)
    {
        var found = new List<(double, int, int)>();
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i].Number is { } value)
                found.Add((value, i > 0 ? words[i - 1].Term : -1, i + 1 < words.Count ? words[i + 1].Term : -1));
        }
        return found;
    }
}
