using System.Collections.Frozen;
using BriefingBus.Composer.Stories.Words;

namespace BriefingBus.Composer.Stories.Sketches;

/// <summary>Compares the numbers and subjects of two headlines.</summary>
internal static class HeadlineDifferences
{
    // A number's role: these constants if it has a unit of its own, otherwise the key of the word before it, which is greater.
    private const uint Day = 1;
    private const uint Month = 2;
    private const uint DayOfMonth = 3;
    private const uint Percent = 4;
    private const uint Year = 5;
    private const uint Fraction = 6;
    private const uint Race = 7;

    // In metres. Other distances are measurements, which differ between reports.
    private static readonly FrozenSet<double> Races = FrozenSet.ToFrozenSet([100, 110, 200, 400, 800, 1500, 3000, 5000, 10_000.0]);

    /// <summary>Whether a number that identifies something (Highway 7, iOS 18, magnitude 5.1, 2.25 %, 2027) has another value in the other
    /// headline.</summary>
    public static bool InIdentity(ArticleTerms a, ArticleTerms b)
    {
        foreach (var (role, _) in a.Identities)
        {
            var isThere = false;
            var isSame = false;
            foreach (var (otherRole, value) in b.Identities)
            {
                if (otherRole != role)
                    continue;
                isThere = true;
                isSame |= a.Identities.Contains((role, value));
            }
            if (isThere && !isSame)
                return true;
        }
        return false;
    }

    /// <summary>Whether both have a number in common that is no coincidence: with the same word before or after it, with a fraction, or a
    /// large one that is not a year.</summary>
    public static bool HaveNumberInCommon(ArticleTerms a, ArticleTerms b)
    {
        foreach (var (value, before, after) in a.Numbers)
        {
            foreach (var (other, otherBefore, otherAfter) in b.Numbers)
            {
                if (value.Equals(other)
                    && (IsRare(value) || (before > 0 && before == otherBefore) || (after > 0 && after == otherAfter)))
                    return true;
            }
        }
        return false;
    }

    /// <summary>Whether both have a number in common that is no coincidence whatever is beside it. Two reports in the same words have every
    /// number beside the same words, and central banks move by quarters.</summary>
    public static bool HaveRareNumberInCommon(ArticleTerms a, ArticleTerms b)
    {
        foreach (var (value, _, _) in a.Numbers)
        {
            if (IsRare(value) && !IsQuarter(value) && b.Numbers.Exists(n => n.Value.Equals(value)))
                return true;
        }
        return false;
    }

    /// <summary>Whether two headlines begin with the same word, or in scripts without spaces with the same two characters: the beginning
    /// names the subject.</summary>
    public static bool BeginAlike(ArticleTerms a, ArticleTerms b) => a.Headline is [var first, ..] && b.Headline is [var other, ..]
        && first.Key == other.Key
        && (first.Is(WordWriting.HasCase) || (a.Headline.Length > 1 && b.Headline.Length > 1 && a.Headline[1].Key == b.Headline[1].Key));

    /// <summary>Whether a number in common connects two articles: 8,000 or 2.25, not 3 and not 2018.</summary>
    public static bool IsRare(double number) => number != Math.Floor(number) || number is >= 100 and not (>= 1900 and <= 2100);

    private static bool IsQuarter(double number) => number is > 0 and < 1 && number * 4 == Math.Floor(number * 4);

    /// <summary>The numbers that identify something, each with its role.</summary>
    public static List<(uint Role, double Value)> Identities(ReadOnlySpan<HeadlineWord> words)
    {
        var found = new List<(uint, double)>(0);
        for (var i = 0; i < words.Length; i++)
        {
            if (!words[i].IsNumber && words[i].Calendar > 0)
                found.Add((words[i].IsMonth ? Month : Day, words[i].Calendar));
            if (words[i].Series != 0)
                found.Add((words[i].Series, words[i].Value));
            // The third season, saison troisième.
            if (words[i].Ordinal > 0 && NumberedBeside(words, i) is { Key: var numbered })
                found.Add((numbered, words[i].Ordinal));
            if (!words[i].IsNumber)
                continue;
            var value = words[i].Value;
            // A number in words counts, except after a word that takes a number as its name.
            if (words[i].Is(WordWriting.BeginsWithLetter))
            {
                if (i > 0 && words[i - 1].Is(WordWriting.NumberedThing))
                    found.Add((words[i - 1].Key, value));
                continue;
            }
            if (i + 1 < words.Length && words[i + 1].IsMonth)
                found.Add((DayOfMonth, value));
            if (words[i].Is(WordWriting.Metres) && RaceOver(value) is { } race)
                found.Add((Race, race));
            if (words[i].Is(WordWriting.Percent))
                found.Add((Percent, value));
            else if (value is >= 1900 and <= 2100 && value == Math.Floor(value) && words[i].Is(WordWriting.FourCharacters))
                found.Add((Year, value));
            else if (value != Math.Floor(value))
                found.Add((Fraction, value));
            if (i > 0 && words[i - 1] is { IsNumber: false } before
                && (before.Is(WordWriting.CapitalLetter) || (before.TermKey > 0 && before.Is(WordWriting.SeveralCharacters))))
                found.Add((before.Key, value));
        }
        return found;
    }

    // 400m also means 400 million.
    private static double? RaceOver(double value) =>
        Races.Contains(value) ? value : Races.Contains(value / 1_000_000) ? value / 1_000_000 : null;

    private static HeadlineWord? NumberedBeside(ReadOnlySpan<HeadlineWord> words, int at) =>
        at + 1 < words.Length && words[at + 1].Is(WordWriting.NumberedThing) ? words[at + 1]
        : at > 0 && words[at - 1].Is(WordWriting.NumberedThing) ? words[at - 1] : null;

    /// <summary>The numbers, each with the adjacent terms.</summary>
    public static List<(double Value, uint Before, uint After)> Numbers(ReadOnlySpan<HeadlineWord> words)
    {
        var found = new List<(double, uint, uint)>(0);
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i].IsNumber)
                found.Add((words[i].Value, i > 0 ? words[i - 1].TermKey : 0, i + 1 < words.Length ? words[i + 1].TermKey : 0));
        }
        return found;
    }
}
