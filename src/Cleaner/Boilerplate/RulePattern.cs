using System.Text.RegularExpressions;

namespace BriefingBus.Cleaner.Boilerplate;

/// <summary>The regular expression of a rule. It is made when first needed, as all of them take longer to make than an item to clean, and
/// compiled once it has been tried so often that this pays.</summary>
internal sealed class RulePattern(BoilerplateRule rule)
{
    /// <summary>Compiling takes as long as about so many trials save.</summary>
    private const int Often = 2000;

    /// <summary>No rule takes nearly as long; one that would is a mistake to be found by its test.</summary>
    private static readonly TimeSpan MatchTimeout = TimeSpan.FromSeconds(2);

    private Regex? regex;
    private int trials;

    /// <summary>The expression, for one more trial.</summary>
    public Regex Next() =>
        Interlocked.Increment(ref trials) == Often ? regex = Make(RegexOptions.Compiled) : regex ??= Make(RegexOptions.None);

    private Regex Make(RegexOptions options) => new(
        rule.Where is BoilerplateScope.Paragraph or BoilerplateScope.Label ? $@"^\s*(?:{rule.Pattern})\s*$" : rule.Pattern,
        options | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline, MatchTimeout);
}
