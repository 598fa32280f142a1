namespace BriefingBus.Cleaner.Boilerplate;

/// <summary>Finds the rules that a text can match, by their keywords, in one pass over the text.</summary>
internal sealed class KeywordIndex
{
    /// <summary>Marks the end of a keyword that must be at the edge of a word, as in a regular expression.</summary>
    private const string Edge = @"\b";

    /// <summary>The number of bits of a character in a slot's number.</summary>
    private const int Bits = 5;

    private const int Values = 1 << Bits;

    /// <summary>The number of characters that identify a slot.</summary>
    private const int Window = 3;

    private const int Slots = 1 << (Window * Bits);

    /// <summary>The longest text, in characters, whose copy is on the stack.</summary>
    private const int OnStack = 1024;

    private static readonly byte[] ValueOf = [.. Enumerable.Range(0, char.MaxValue + 1).Select(c => Value((char)c))];

    /// <summary>The keywords by three consecutive characters of theirs; a shorter keyword is in the slot of each possible
    /// continuation.</summary>
    private readonly List<(Keyword Keyword, int Offset)>?[] slots = new List<(Keyword, int)>?[Slots];

    /// <summary>A bit for each slot that has keywords: small enough for the processor's cache.</summary>
    private readonly ulong[] taken = new ulong[Slots >> 6];

    /// <summary>An index of the keywords of each rule.</summary>
    public KeywordIndex(IReadOnlyList<IReadOnlyList<string>> keywords)
    {
        var all = keywords.SelectMany((list, rule) => list.Select(keyword => (Keyword: keyword, Rule: rule)))
            .GroupBy(k => k.Keyword, k => k.Rule)
            .Select(group => Keyword.Read(group.Key, [.. group.Distinct()]))
            .ToList();
        var uses = new int[Slots];
        foreach (var keyword in all)
            for (var at = 0; at + Window <= keyword.Text.Length; at++)
                uses[SlotAt(keyword.Text, at)]++;
        foreach (var keyword in all)
        {
            // Characters that few keywords share are rare in texts too.
            var offset = Enumerable.Range(0, Math.Max(1, keyword.Text.Length - Window + 1)).MinBy(at => uses[SlotAt(keyword.Text, at)]);
            var open = Math.Max(0, Window - keyword.Text.Length) * Bits;
            var first = SlotAt(keyword.Text, offset) >> open << open;
            for (var slot = first; slot < first + (1 << open); slot++)
            {
                (slots[slot] ??= []).Add((keyword, offset));
                taken[slot >> 6] |= 1UL << slot;
            }
        }
    }

    /// <summary>Sets the bit of each rule that has a keyword in the text, whatever the case; false if none has.</summary>
    /// <param name="text">The text.</param>
    /// <param name="possible">A bit for each rule, all of them clear.</param>
    public bool Find(ReadOnlySpan<char> text, Span<ulong> possible)
    {
        Span<char> upper = text.Length <= OnStack ? stackalloc char[text.Length] : new char[text.Length];
        text.ToUpperInvariant(upper);
        var found = false;
        var slot = SlotAt(upper, 0);
        for (var at = 0; at < upper.Length; at++)
        {
            if ((taken[slot >> 6] & (1UL << slot)) != 0)
                foreach (var (keyword, offset) in slots[slot]!)
                    if (keyword.IsAt(upper, at - offset))
                    {
                        found = true;
                        foreach (var rule in keyword.Rules)
                            possible[rule >> 6] |= 1UL << rule;
                    }
            slot = Next(slot, upper, at + Window);
        }
        return found;
    }

    /// <summary>The slot of the characters at an index.</summary>
    private static int SlotAt(ReadOnlySpan<char> text, int index)
    {
        var slot = 0;
        for (var at = index; at < index + Window; at++)
            slot = Next(slot, text, at);
        return slot;
    }

    /// <summary>The slot one character further on; zeros follow the end of the text.</summary>
    private static int Next(int slot, ReadOnlySpan<char> text, int at) =>
        ((slot << Bits) | (at < text.Length ? ValueOf[text[at]] : 0)) & (Slots - 1);

    /// <summary>A letter counts by its last bits, in which the letters of one script differ; other characters by their class, so a keyword
    /// that is a single sign is never tried at letters.</summary>
    private static byte Value(char c) => c switch
    {
        ' ' => 0,
        '.' or ',' or '-' or '\'' or '’' => 28,
        _ when char.IsLetter(c) => (byte)(c % Values),
        _ when char.IsDigit(c) => 27,
        _ => char.IsAscii(c) ? (byte)29 : (byte)30,
    };

    private sealed record Keyword(string Text, bool BeginsWord, bool EndsWord, int[] Rules)
    {
        public static Keyword Read(string written, int[] rules)
        {
            var (begins, ends) = (written.StartsWith(Edge, StringComparison.Ordinal), written.EndsWith(Edge, StringComparison.Ordinal));
            var text = written[(begins ? Edge.Length : 0)..^(ends ? Edge.Length : 0)];
            return new Keyword(text.ToUpperInvariant(), begins, ends, rules);
        }
        public bool IsAt(ReadOnlySpan<char> text, int at) =>
            at >= 0
            && text[at..].StartsWith(Text)
            && !(BeginsWord && at > 0 && char.IsLetterOrDigit(text[at - 1]))
            && !(EndsWord && at + Text.Length < text.Length && char.IsLetterOrDigit(text[at + Text.Length]));
    }
}
