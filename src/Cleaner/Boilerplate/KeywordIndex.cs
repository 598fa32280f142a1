namespace BriefingBus.Cleaner.Boilerplate;

/// <summary>Tells which rules a text can match, by their keywords, in one pass over the text.</summary>
internal sealed class KeywordIndex
{
    /// <summary>A character counts by its last bits, in which those of one script differ.</summary>
    private const int Bits = 5;

    private const int Values = 1 << Bits;

    /// <summary>A longer text is not read on the stack.</summary>
    private const int OnStack = 1024;

    /// <summary>
    /// The keywords by their first three characters, as most places of a text begin none; a shorter one by all that may follow it.
    /// </summary>
    private readonly List<(string Keyword, int[] Rules)>?[] slots = new List<(string, int[])>?[Values * Values * Values];

    /// <summary>An index of the keywords of each rule.</summary>
    public KeywordIndex(IReadOnlyList<IReadOnlyList<string>> keywords)
    {
        foreach (var group in keywords.SelectMany((list, rule) => list.Select(keyword => (Keyword: keyword.ToUpperInvariant(), Rule: rule)))
            .GroupBy(k => k.Keyword, k => k.Rule))
        {
            int[] rules = [.. group.Distinct()];
            var open = Math.Max(0, 3 - group.Key.Length) * Bits;
            var first = SlotAt(group.Key, 0) >> open << open;
            for (var slot = first; slot < first + (1 << open); slot++)
                (slots[slot] ??= []).Add((group.Key, rules));
        }
    }

    /// <summary>Sets the bit of each rule that has a keyword in the text, whatever the case; false where none has.</summary>
    /// <param name="text">The text.</param>
    /// <param name="possible">A bit for each rule, all of them clear.</param>
    public bool Find(ReadOnlySpan<char> text, Span<ulong> possible)
    {
        Span<char> upper = text.Length <= OnStack ? stackalloc char[text.Length] : new char[text.Length];
        text.ToUpperInvariant(upper);
        var found = false;
        for (var at = 0; at < upper.Length; at++)
        {
            if (slots[SlotAt(upper, at)] is not { } keywords)
                continue;
            foreach (var (keyword, rules) in keywords)
            {
                if (!upper[at..].StartsWith(keyword))
                    continue;
                found = true;
                foreach (var rule in rules)
                    possible[rule >> 6] |= 1UL << rule;
            }
        }
        return found;
    }

    private static int SlotAt(ReadOnlySpan<char> text, int at)
    {
        var slot = text[at] % Values << (2 * Bits);
        if (at + 1 < text.Length)
            slot |= text[at + 1] % Values << Bits;
        return at + 2 < text.Length ? slot | (text[at + 2] % Values) : slot;
    }
}
