namespace BriefingBus.Rendering.Languages;

/// <summary>Finds the plural form for a whole number, by the rules of CLDR (Unicode TR 35, part 3, §5) in a language's file.</summary>
/// <example><c>one: n % 10 = 1 and n % 100 != 11; few: n % 10 = 2..4 and n % 100 != 12..14</c></example>
internal sealed class PluralRules
{
    private readonly List<(string Category, string[][] Alternatives)> known = [];

    /// <summary>Parses the rules; a number that matches none is <c>other</c>.</summary>
    public PluralRules(string rules)
    {
        foreach (var rule in rules.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var colon = rule.IndexOf(':', StringComparison.Ordinal);
            var alternatives = rule[(colon + 1)..].Split(" or ").Select(a => a.Split(" and ", StringSplitOptions.TrimEntries));
            known.Add((rule[..colon].Trim(), [.. alternatives]));
        }
    }

    /// <summary>The category of a number.</summary>
    public string Of(int number) =>
        known.Find(r => r.Alternatives.Any(a => a.All(condition => Holds(condition, number)))).Category ?? "other";

    private static bool Holds(string condition, int number)
    {
        var isNot = condition.Contains("!=", StringComparison.Ordinal);
        var sides = condition.Split(isNot ? "!=" : "=", StringSplitOptions.TrimEntries);
        var operand = sides[0].Split('%', StringSplitOptions.TrimEntries);
        var value = operand.Length > 1 ? number % Number(operand[1]) : number;
        return isNot != sides[1].Split(',', StringSplitOptions.TrimEntries).Any(range => range.Split("..") is [var from, var to]
            ? value >= Number(from) && value <= Number(to)
            : value == Number(range));
    }

    private static int Number(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
}
