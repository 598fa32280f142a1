using System.Text.RegularExpressions;

namespace BriefingBus.Cleaner.Boilerplate;

/// <summary>The regular expression of a rule. It is built when first needed, since building all of them takes longer than cleaning an item,
/// and rebuilt in a faster form once it has been tried often enough for that to pay.</summary>
internal sealed class RulePattern(BoilerplateRule rule)
{
    /// <summary>The number of trials before the faster form is built. Building it takes as long as a thousand trials save, and up to a
    /// megabyte of memory: it pays in services that clean all night, not for one briefing from some hundred feeds.</summary>
    internal const int Often = 20_000;

    /// <summary>No rule takes nearly as long; one that did would be a mistake, which its test finds. The limit is wall-clock time, so it
    /// allows for a busy machine.</summary>
    internal static readonly TimeSpan MatchTimeout = TimeSpan.FromSeconds(30);

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
        : throw new InvalidOperationException($"The rule {rule.Id} removes nothing, so its match has no place.");

    private Regex[] Next() =>
        Interlocked.Increment(ref trials) == Often ? regexes = [.. Parts().SelectMany(Fast)] : regexes ??= [.. Parts().Select(Plain)];

    private static Regex Plain(IReadOnlyList<string> alternatives) => Make(alternatives, RegexOptions.None);

    /// <summary>If only a match counts, an expression reads the text once, however many alternatives it has; one with look-around, or too
    /// large for that, is compiled.</summary>
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

    private bool OnlyMatchCounts =>
        rule.Where is BoilerplateScope.Unquotable or BoilerplateScope.Note or BoilerplateScope.Advertisement or BoilerplateScope.Sponsor;

    /// <summary>The alternatives to try together. If only a match counts, those anchored at the start of the text are tried only
    /// there.</summary>
    private IEnumerable<IReadOnlyList<string>> Parts() => rule.Where switch
    {
        BoilerplateScope.Paragraph or BoilerplateScope.Label or BoilerplateScope.Below => [[$@"^\s*(?:{rule.Expression})\s*$"]],
        _ when OnlyMatchCounts => PatternAlternatives.Of(rule.Expression).GroupBy(a => a.StartsWith('^')).Select(some => some.ToList()),
        _ => [[rule.Expression]],
    };
}
