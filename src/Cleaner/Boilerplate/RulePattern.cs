using System.Text.RegularExpressions;

namespace BriefingBus.Cleaner.Boilerplate;

/// <summary>The regular expression of a rule. It is made when first needed, as all of them take longer to make than an item to clean, and
/// made anew in a faster form once it has been tried so often that this pays.</summary>
internal sealed class RulePattern(BoilerplateRule rule)
{
    /// <summary>The faster form takes as long to make as a thousand trials save, and up to a megabyte: it is for services that clean all
    /// night. One briefing over some hundred feeds is over before.</summary>
    internal const int Often = 20_000;

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
        Interlocked.Increment(ref trials) == Often ? regexes = [.. Parts().SelectMany(Fast)] : regexes ??= [.. Parts().Select(Plain)];

    private static Regex Plain(IReadOnlyList<string> alternatives) => Make(alternatives, RegexOptions.None);

    /// <summary>Where only a match counts, an expression reads the text once, however many alternatives it has; with look-around, or too
    /// large for that, it is compiled.</summary>
    private IEnumerable<Regex> Fast(IReadOnlyList<string> alternatives)
    {
        if (!OnlyMatchCounts)
            return [Make(alternatives, RegexOptions.Compiled)];
        try
        {
            return [Make(alternatives, RegexOptions.NonBacktracking)];
        }
        catch (NotSupportedException) when (alternatives.Count > 1)
        {
            return alternatives.Chunk((alternatives.Count + 1) / 2).SelectMany(Fast);
        }
        catch (NotSupportedException)
        {
            return [Make(alternatives, RegexOptions.Compiled)];
        }
    }

    private static Regex Make(IReadOnlyList<string> alternatives, RegexOptions options) =>
        new(
            string.Join('|', alternatives),
            options | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline,
            MatchTimeout);

    private bool OnlyMatchCounts => rule.Where is BoilerplateScope.Unquotable or BoilerplateScope.Note or BoilerplateScope.Advertisement;

    /// <summary>The alternatives to be tried together. Where only a match counts, what is bound to the beginning of the text is tried there
    /// and not at each place.</summary>
    private IEnumerable<IReadOnlyList<string>> Parts() => rule.Where switch
    {
        BoilerplateScope.Paragraph or BoilerplateScope.Label or BoilerplateScope.Below => [[$@"^\s*(?:{rule.Expression})\s*$"]],
        _ when OnlyMatchCounts => PatternAlternatives.Of(rule.Expression).GroupBy(a => a.StartsWith('^')).Select(some => some.ToList()),
        _ => [[rule.Expression]],
    };
}
