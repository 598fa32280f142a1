namespace BriefingBus.Configuration.Opml;

/// <summary>Converts filters of other feed readers to patterns of <see cref="RuleOptions"/>, as far as they are equivalent.</summary>
public static partial class ReaderFilters
{
    /// <summary>FreshRSS: a search on each line; a matching entry is hidden (https://freshrss.github.io/FreshRSS/en/users/10_filter.html).
    /// Only searches for words, a phrase or a regular expression, in the title or anywhere, are converted.</summary>
    public static IEnumerable<string> OfFreshRss(string? searches)
    {
        foreach (var search in (searches ?? "").Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (FreshRssSearch().Match(search) is not { Success: true } match)
                continue;
            var pattern = match.Groups["regex"] is { Success: true } regex ? $"/{regex.Value}/"
                : match.Groups["phrase"] is { Success: true } phrase ? $"\"{phrase.Value}\""
                : match.Groups["word"].Value;
            if (RulePatternForm.ProblemOf(pattern) is null)
                yield return pattern;
        }
    }

    /// <summary>Miniflux's older rules: one regular expression for title, address and author
    /// (https://miniflux.app/docs/rules.html).</summary>
    public static IEnumerable<string> OfMinifluxRule(string? rule) => Usable(rule);

    /// <summary>Miniflux's rules by field: <c>EntryTitle=(?i)word</c>, one on each line. Only rules for title and content are
    /// converted.</summary>
    public static IEnumerable<string> OfMinifluxFilter(string? filter) =>
        (filter ?? "").Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => MinifluxField().Match(line))
            .Where(match => match.Success)
            .SelectMany(match => Usable(match.Groups["regex"].Value));

    private static IEnumerable<string> Usable(string? expression)
    {
        if (string.IsNullOrWhiteSpace(expression))
            yield break;
        var pattern = $"/{expression.Trim()}/";
        if (RulePatternForm.ProblemOf(pattern) is null)
            yield return pattern;
    }

    [GeneratedRegex(
        """^(?:intitle:)?(?:/(?<regex>.+)/i?|["'](?<phrase>[^"']+)["']|(?<word>[^\s:"'/()!|-][^\s:"'/()|]*))$""",
        RegexOptions.CultureInvariant)]
    private static partial Regex FreshRssSearch();

    [GeneratedRegex("^Entry(?:Title|Content)=(?<regex>.+)$", RegexOptions.CultureInvariant)]
    private static partial Regex MinifluxField();
}
