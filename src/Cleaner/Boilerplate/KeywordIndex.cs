using System.Buffers;

namespace BriefingBus.Cleaner.Boilerplate;

/// <summary>Tells which rules a text can match, by their keywords, in one pass over the text.</summary>
internal sealed class KeywordIndex
{
    private readonly SearchValues<string> all;
    private readonly Dictionary<char, (string Keyword, int[] Rules)[]> byFirst;

    /// <summary>An index of the keywords of each rule.</summary>
    public KeywordIndex(IReadOnlyList<IReadOnlyList<string>> keywords)
    {
        Count = keywords.Count;
        var rules = keywords.SelectMany((list, rule) => list.Select(keyword => (Keyword: keyword.ToLowerInvariant(), Rule: rule)))
            .GroupBy(k => k.Keyword).Select(group => (Keyword: group.Key, Rules: group.Select(k => k.Rule).Distinct().ToArray())).ToList();
        all = SearchValues.Create([.. rules.Select(r => r.Keyword)], StringComparison.OrdinalIgnoreCase);
        byFirst = rules.GroupBy(r => r.Keyword[0]).ToDictionary(group => group.Key, group => group.ToArray());
    }

    /// <summary>How many rules there are.</summary>
    public int Count { get; }

    /// <summary>Sets the bit of each rule that has a keyword in the text; false where none has.</summary>
    /// <param name="text">The text.</param>
    /// <param name="possible">A bit for each rule, all of them clear.</param>
    public bool Find(ReadOnlySpan<char> text, Span<ulong> possible)
    {
        var found = false;
        for (var at = 0; at < text.Length; at++)
        {
            var next = text[at..].IndexOfAny(all);
            if (next < 0)
                break;
            at += next;
            if (!byFirst.TryGetValue(char.ToLowerInvariant(text[at]), out var keywords))
                continue;
            foreach (var (keyword, rules) in keywords)
                if (text[at..].StartsWith(keyword, StringComparison.OrdinalIgnoreCase))
                {
                    found = true;
                    foreach (var rule in rules)
                        possible[rule >> 6] |= 1UL << rule;
                }
        }
        return found;
    }
}
