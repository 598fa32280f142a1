using System.Text.RegularExpressions;

namespace BriefingBus.Cleaner.Boilerplate;

/// <summary>Puts shared words into rules that refer to their list: <c>{films}</c> is any word of the list <c>films</c>, and <c>{FILMS}</c>
/// any in capitals; a keyword with a reference is one keyword for each word. Line breaks in a pattern do not count.</summary>
internal sealed partial class WordLists(string file, IEnumerable<WordList> lists)
{
    private readonly Dictionary<string, IEnumerable<string>> words = lists.ToDictionary(list => list.Name, list => list.Words);
    private readonly HashSet<string> used = [];

    /// <summary>The rules of a file with words for their references.</summary>
    /// <exception cref="InvalidDataException">A rule refers to a list that does not exist.</exception>
    public IEnumerable<BoilerplateRule> Expand(string ruleFile, IEnumerable<BoilerplateRule> rules) =>
        rules.Select(rule => Expand(ruleFile, rule));

    /// <summary>Checks that the rules expanded so far refer to every list.</summary>
    /// <exception cref="InvalidDataException">No rule refers to one of them.</exception>
    public void RequireUse()
    {
        if (words.Keys.FirstOrDefault(name => !used.Contains(name)) is { } unused)
            throw new InvalidDataException($"{file}: no rule refers to the list {unused}. Remove it, or write {{{unused}}} in a rule.");
    }

    private BoilerplateRule Expand(string ruleFile, BoilerplateRule rule)
    {
        return rule with
        {
            Keywords = [.. rule.Keywords.SelectMany(Each)],
            Pattern = [.. rule.Pattern.Select(Expression)],
            Begins = Expression(rule.Begins),
            Ends = Expression(rule.Ends),
        };

        string Expression(string part) => Reference.Replace(
            part.Replace("\n", "", StringComparison.Ordinal),
            found => $"(?:{string.Join('|', Words(found).Select(Regex.Escape))})");

        IEnumerable<string> Each(string keyword) => Reference.Match(keyword) is { Success: true } found
            ? Words(found).SelectMany(word => Each(keyword.Replace(found.Value, word, StringComparison.Ordinal)))
            : [keyword];

        IEnumerable<string> Words(Match found)
        {
            var (written, name) = (found.Groups["name"].Value, found.Groups["name"].Value.ToLowerInvariant());
            if (!words.TryGetValue(name, out var list))
                throw new InvalidDataException(
                    $"{ruleFile}: the rule {rule.Id} refers to {found.Value}, but {file} has no list {name}. "
                    + "Correct the name, or add the list.");
            used.Add(name);
            return written == name ? list : list.Select(word => word.ToUpperInvariant());
        }
    }

    /// <summary>A name in braces that is no Unicode category (<c>\p{Lu}</c>) and no count (<c>{0,80}</c>).</summary>
    [GeneratedRegex(@"(?<!\\[pP])\{(?<name>[a-z][a-z-]+|[A-Z][A-Z-]+)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Reference { get; }
}
