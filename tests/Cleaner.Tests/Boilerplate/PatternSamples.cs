using System.Globalization;
using System.Text.RegularExpressions;
using BriefingBus.Cleaner.Boilerplate;

namespace BriefingBus.Cleaner.Tests.Boilerplate;

/// <summary>Short texts that the pattern of a boilerplate rule matches: one for each way through its alternatives, with what may be left
/// out and without it.</summary>
internal static class PatternSamples
{
    /// <summary>Of more ways through an alternative, so many are taken, evenly spread.</summary>
    private const int MostWays = 20_000;

    /// <summary>A class of more characters counts as one of them.</summary>
    private const int LargestClass = 6;

    /// <summary>One of these is a member of each class.</summary>
    private static readonly string[] Characters = ["x", " ", "X", "1", ".", "-", "'", ":", "!", "\"", "(", ")", "注", "я"];

    private static readonly string[] Apostrophes = ["'", "’"];

    /// <summary>The texts that an alternative of a pattern matches.</summary>
    public static IReadOnlyList<string> Of(string alternative)
    {
        var at = 0;
        IReadOnlyList<string> texts = [""];
        while (at < alternative.Length)
        {
            var options = Atom(alternative, ref at);
            texts = Join(texts, Repeat(options, alternative, ref at));
        }
        return texts;
    }

    /// <summary>The texts of a character, class, group or place, from an index on, which moves behind it.</summary>
    private static IReadOnlyList<string> Atom(string pattern, ref int at)
    {
        var start = at++;
        switch (pattern[start])
        {
            case '^' or '$':
                return [""];
            case '.':
                return at < pattern.Length && (pattern[at] is '{' or '*' or '+') ? [" "] : Apostrophes;
            case '(':
                at = EndOfGroup(pattern, start);
                var inner = GroupKind.Replace(pattern[(start + 1)..(at - 1)], "");
                return inner is ['?', '!' or '=', ..] ? [""] : [.. PatternAlternatives.Of(inner).SelectMany(Of)];
            case '[':
                at = EndOfClass(pattern, start);
                return Members(pattern[start..at]);
            case '\\':
                var escape = pattern[at++];
                if (escape is 'p' or 'P')
                    at = pattern.IndexOf('}', at) + 1;
                return escape is 'b' or 'B' ? [""] : char.IsLetter(escape) ? Members(pattern[start..at]) : [escape.ToString()];
            default:
                return [pattern[start].ToString()];
        }
    }

    /// <summary>The texts of an atom and its quantifier: as often as it must stand, and once where it may be left out.</summary>
    private static IReadOnlyList<string> Repeat(IReadOnlyList<string> options, string pattern, ref int at)
    {
        var quantifier = at < pattern.Length ? Quantifier.Match(pattern, at) : Match.Empty;
        if (!quantifier.Success)
            return options;
        at += quantifier.Length;
        var least = quantifier.Value[0] switch
        {
            '?' or '*' => 0,
            '+' => 1,
            _ => int.Parse(quantifier.Groups["least"].Value, CultureInfo.InvariantCulture),
        };
        if (least == 0)
            return ["", .. options];
        return [.. options.Select(option => string.Concat(Enumerable.Repeat(option, least)))];
    }

    private static IReadOnlyList<string> Join(IReadOnlyList<string> firsts, IReadOnlyList<string> seconds)
    {
        var ways = (long)firsts.Count * seconds.Count;
        var step = Math.Max(1, ways / MostWays);
        // The next prime of a round step: no second is passed over each time.
        while (step > 1 && seconds.Count % step == 0)
            step++;
        var texts = new List<string>();
        for (long way = 0; way < ways; way += step)
            texts.Add(firsts[(int)(way / seconds.Count)] + seconds[(int)(way % seconds.Count)]);
        return texts;
    }

    private static List<string> Members(string characterClass)
    {
        var regex = new Regex($"^{characterClass}$", RegexOptions.CultureInvariant);
        var written = characterClass is not ['[', not '^', ..] ? []
            : characterClass[1..].Where(c => c != '\\' && regex.IsMatch(c.ToString())).Select(c => c.ToString()).Distinct().ToList();
        return written.Count is > 0 and <= LargestClass ? written : [.. Characters.Where(c => regex.IsMatch(c)).Take(2)];
    }

    private static int EndOfGroup(string pattern, int start)
    {
        var depth = 0;
        for (var at = start; ; at++)
            switch (pattern[at])
            {
                case '\\':
                    at++;
                    break;
                case '[':
                    at = EndOfClass(pattern, at) - 1;
                    break;
                case '(':
                    depth++;
                    break;
                case ')' when --depth == 0:
                    return at + 1;
            }
    }

    private static int EndOfClass(string pattern, int start)
    {
        var at = start + 1;
        at += pattern[at] == '^' ? 1 : 0;
        for (at += pattern[at] == ']' ? 1 : 0; pattern[at] != ']'; at++)
            at += pattern[at] == '\\' ? 1 : 0;
        return at + 1;
    }

    /// <summary>What a group that captures nothing, or heeds capitals, begins with.</summary>
    private static Regex GroupKind { get; } = new(@"^\?(?:-i)?:", RegexOptions.CultureInvariant);

    private static Regex Quantifier { get; } = new(@"\G(?:[?*+]|\{(?<least>\d+)(?:,\d*)?\})\??", RegexOptions.CultureInvariant);
}
