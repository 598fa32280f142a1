namespace BriefingBus.Cleaner.Boilerplate;

/// <summary>Finds the rules that a text can match, by their keywords, in one pass over the text.</summary>
internal sealed class KeywordIndex
{
    /// <summary>Marks the end of a keyword that must be at the edge of a word, as in a regular expression, or of a number, which a letter
    /// may adjoin (<c>电话0571</c>).</summary>
    private const string Edge = @"\b";

    /// <summary>Marks a keyword that only signs and spaces may precede.</summary>
    private const char Start = '^';

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
        var firstWord = FirstWord(upper);
        var found = false;
        var slot = SlotAt(upper, 0);
        for (var at = 0; at < upper.Length; at++)
        {
            if ((taken[slot >> 6] & (1UL << slot)) != 0)
                foreach (var (keyword, offset) in slots[slot]!)
                    if (keyword.IsAt(upper, at - offset, firstWord))
                    {
                        found = true;
                        foreach (var rule in keyword.Rules)
                            possible[rule >> 6] |= 1UL << rule;
                    }
            slot = Next(slot, upper, at + Window);
        }
        return found;
    }

    /// <summary>The index of the first letter or digit, or the length of a text without one.</summary>
    private static int FirstWord(ReadOnlySpan<char> text)
    {
        for (var at = 0; at < text.Length; at++)
            if (char.IsLetterOrDigit(text[at]))
                return at;
        return text.Length;
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

    private sealed record Keyword(string Text, bool BeginsText, bool BeginsWord, bool EndsWord, int[] Rules)
    {
        public static Keyword Read(string written, int[] rules)
        {
            var text = written.AsSpan();
            var (beginsText, beginsWord) = (text[0] == Start, text.StartsWith(Edge));
            text = text[(beginsText ? 1 : beginsWord ? Edge.Length : 0)..];
            var endsWord = text.EndsWith(Edge);
            text = text[..^(endsWord ? Edge.Length : 0)];
            return new Keyword(text.ToString().ToUpperInvariant(), beginsText, beginsWord, endsWord, rules);
        }

        /// <summary>Whether the keyword is at an index of a text in capitals whose first letter or digit is at another.</summary>
        public bool IsAt(ReadOnlySpan<char> text, int at, int firstWord) =>
            at >= 0
            && text[at..].StartsWith(Text)
            && !(BeginsWord && at > 0 && Continues(text[at - 1], Text[0]))
            && !(EndsWord && at + Text.Length < text.Length && Continues(text[at + Text.Length], Text[^1]))
            && !(BeginsText && at > firstWord);

        private static bool Continues(char beside, char end) =>
            char.IsDigit(end) ? char.IsDigit(beside) : char.IsLetterOrDigit(beside);
    }
}
