using System.Text.RegularExpressions;

namespace BriefingBus.Cleaner.Boilerplate;

/// <summary>The regular expression of a rule. It is made when first needed, as all of them take longer to make than an item to clean, and
/// compiled once it has been tried so often that this pays.</summary>
internal sealed class RulePattern(BoilerplateRule rule)
{
    /// <summary>Compiling takes about as long as this many trials save.</summary>
    private const int Often = 2000;

    /// <summary>No rule takes nearly as long; one that would is a mistake to be found by its test. It counts by the clock, so it leaves
    /// room for a machine that is busy with something else.</summary>
    private static readonly TimeSpan MatchTimeout = TimeSpan.FromSeconds(30);

    private Regex[]? regexes;
    private int trials;

    /// <summary>Whether the text matches.</summary>
    public bool IsMatch(string text)
    {
        foreach (var regex in Next())
        {
            if (regex.IsMatch(text))
                return true;
        }
        return false;
    }

    /// <summary>The match in the text, for a rule whose <see cref="BoilerplateRule.Where"/> removes something.</summary>
    public Match Match(string text) => Next() is [var whole]
        ? whole.Match(text)
        : throw new InvalidOperationException($"The rule {rule.Id} takes nothing away, so that it has no place.");

    private Regex[] Next() =>
        Interlocked.Increment(ref trials) == Often ? regexes = Make(RegexOptions.Compiled) : regexes ??= Make(RegexOptions.None);

    private Regex[] Make(RegexOptions options) =>
        [.. Parts().Select(part => new Regex(
            part, options | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline, MatchTimeout))];

    private IEnumerable<string> Parts() => rule.Where switch
    {
        BoilerplateScope.Paragraph or BoilerplateScope.Label => [$@"^\s*(?:{rule.Pattern})\s*$"],
        // Where only a match counts, what is bound to the beginning of the text is tried there and not at each place.
        BoilerplateScope.Unquotable or BoilerplateScope.Note or BoilerplateScope.Advertisement =>
            PatternAlternatives.Of(rule.Pattern).GroupBy(a => a.StartsWith('^')).Select(some => string.Join('|', some)),
        _ => [rule.Pattern],
    };
}
