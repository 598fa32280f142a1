namespace BriefingBus.Cleaner.Boilerplate;

/// <summary>Tells which rules a text can match, by their keywords, in one pass over the text.</summary>
internal sealed class KeywordIndex
{
    /// <summary>What a keyword begins or ends with, as in a regular expression, if it only counts at the edge of a word.</summary>
    private const string Edge = @"\b";

    /// <summary>A character counts by its last bits, in which those of one script differ.</summary>
    private const int Bits = 5;

    private const int Values = 1 << Bits;

    /// <summary>How many characters identify a place.</summary>
    private const int Prefix = 3;

    private const int Slots = 1 << (Prefix * Bits);

    /// <summary>A longer text is not read on the stack.</summary>
    private const int OnStack = 1024;

    /// <summary>
    /// The keywords by their first three characters, as most places of a text begin none; a shorter one by all that may follow it.
    /// </summary>
    private readonly List<Keyword>?[] slots = new List<Keyword>?[Slots];

    /// <summary>A bit for each slot that has keywords: small enough to stay close to the processor.</summary>
    private readonly ulong[] begins = new ulong[Slots >> 6];

    /// <summary>An index of the keywords of each rule.</summary>
    public KeywordIndex(IReadOnlyList<IReadOnlyList<string>> keywords)
    {
        foreach (var group in keywords.SelectMany((list, rule) => list.Select(keyword => (Keyword: keyword, Rule: rule)))
            .GroupBy(k => k.Keyword, k => k.Rule))
        {
            var keyword = Keyword.Read(group.Key, [.. group.Distinct()]);
            var open = Math.Max(0, Prefix - keyword.Text.Length) * Bits;
            var first = SlotAt(keyword.Text) >> open << open;
            for (var slot = first; slot < first + (1 << open); slot++)
            {
                (slots[slot] ??= []).Add(keyword);
                begins[slot >> 6] |= 1UL << slot;
            }
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
        var slot = SlotAt(upper);
        for (var at = 0; at < upper.Length; at++)
        {
            if ((begins[slot >> 6] & (1UL << slot)) != 0)
                foreach (var keyword in slots[slot]!)
                    if (keyword.StandsAt(upper, at))
                    {
                        found = true;
                        foreach (var rule in keyword.Rules)
                            possible[rule >> 6] |= 1UL << rule;
                    }
            slot = Next(slot, upper, at + Prefix);
        }
        return found;
    }

    /// <summary>The slot of the characters that a text begins with.</summary>
    private static int SlotAt(ReadOnlySpan<char> text)
    {
        var slot = 0;
        for (var at = 0; at < Prefix; at++)
            slot = Next(slot, text, at);
        return slot;
    }

    /// <summary>The slot one character further on; past the end of the text nothing follows.</summary>
    private static int Next(int slot, ReadOnlySpan<char> text, int at) =>
        ((slot << Bits) | (at < text.Length ? text[at] % Values : 0)) & (Slots - 1);

    private sealed record Keyword(string Text, bool BeginsWord, bool EndsWord, int[] Rules)
    {
        public static Keyword Read(string written, int[] rules)
        {
            var (begins, ends) = (written.StartsWith(Edge, StringComparison.Ordinal), written.EndsWith(Edge, StringComparison.Ordinal));
            var text = written[(begins ? Edge.Length : 0)..^(ends ? Edge.Length : 0)];
            return new Keyword(text.ToUpperInvariant(), begins, ends, rules);
        }

        public bool StandsAt(ReadOnlySpan<char> text, int at) =>
            text[at..].StartsWith(Text)
            && !(BeginsWord && at > 0 && char.IsLetterOrDigit(text[at - 1]))
            && !(EndsWord && at + Text.Length < text.Length && char.IsLetterOrDigit(text[at + Text.Length]));
    }
}
