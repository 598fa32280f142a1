using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace BriefingBus.Cleaner.RoundUps;

/// <summary>Finds bullets and numbers that authors write as text before the stories of a list, and words that several links
/// share.</summary>
internal static partial class RoundUpMarks
{
    /// <summary>The minimum number of numbered lines: a headline may begin with “12 dead” or “1. FC”.</summary>
    private const int MinNumbers = 3;

    /// <summary>The minimum number of links with the same words that make them a label.</summary>
    private const int MinLabels = 3;

    /// <summary>A bullet or a picture; dashes and asterisks only with a space.</summary>
    [GeneratedRegex(
        @"^\s*(?:[•·∙‣→\u25A0-\u25FF\u2600-\u27BF※]\uFE0F?\s*|[\uD83C-\uD83E][\uDC00-\uDFFF][\uFE0F\u200D]*\s*|[*–—-]\s+)+(?=\S)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Bullet { get; }

    /// <summary>A number: <c>1</c>, <c>2.</c>, <c>(3)</c>, <c>#4</c>, <c>5、</c>, <c>①</c>.</summary>
    [GeneratedRegex(
        @"^\s*(?:[(（【\[]\s?(?<n>\d{1,2})\s?[)）】\]]\s*|#?(?<n>\d{1,2})(?:[.):]?\s+|[、．）]\s*)|(?<n>[\u2460-\u2473])\s*)(?=\S)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Number { get; }

    /// <summary>The lines without bullets and numbers before them, with labels marked.</summary>
    public static IReadOnlyList<RoundUpLine> Remove(IReadOnlyList<RoundUpLine> lines)
    {
        var labels = lines.SelectMany(l => l.Runs).Where(r => r.Link is not null)
            .GroupBy(r => r.Text.Trim(), StringComparer.OrdinalIgnoreCase)
            .Where(g => g.Count() >= MinLabels).Select(g => g.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. RemoveNumbers([.. lines.Select(RemoveBullet)])
            .Select(l => l with { Runs = [.. l.Runs.Select(r => Label(r, labels))] })];
    }

    private static TextRun Label(TextRun run, HashSet<string> labels) =>
        run with { IsLabel = RoundUpWords.IsReadMore(run.Text) || (run.Link is not null && labels.Contains(run.Text.Trim())) };

    private static RoundUpLine RemoveBullet(RoundUpLine line)
    {
        var length = Bullet.Match(line.Text).Length;
        return line.Without(length) with { IsMarked = length > 0 || line.Text.StartsWith('+') };
    }

    /// <summary>Removes numbers that count up or down, one by one.</summary>
    private static IEnumerable<RoundUpLine> RemoveNumbers(IReadOnlyList<RoundUpLine> lines)
    {
        var found = lines.Select((line, at) => (At: at, Match: Number.Match(line.Text)))
            .Where(f => f.Match.Success && !RoundUpWords.BeginsWithDate(lines[f.At].Text))
            .Select(f => (f.At, f.Match.Length, Value: ValueOf(f.Match.Groups["n"].Value))).ToList();
        var counted = found.Where((f, i) => (i > 0 && Math.Abs(f.Value - found[i - 1].Value) == 1)
            || (i + 1 < found.Count && Math.Abs(f.Value - found[i + 1].Value) == 1)).ToDictionary(f => f.At, f => f.Length);
        if (counted.Count < MinNumbers)
            return lines;
        return lines.Select((line, at) => counted.TryGetValue(at, out var length)
            ? line.Without(length) with { IsMarked = true, IsNumbered = true } : line);
    }

    private static int ValueOf(string number) => int.TryParse(number, CultureInfo.InvariantCulture, out var value)
        ? value : (int)Rune.GetNumericValue(number.EnumerateRunes().First());
}
