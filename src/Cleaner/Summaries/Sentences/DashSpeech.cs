namespace BriefingBus.Cleaner.Summaries.Sentences;

/// <summary>Speech after a dash at the start of a paragraph: <c>– The bridge is safe. Nobody need worry – said Holt.</c> Only the sentence
/// with the second dash names the speaker.</summary>
internal static class DashSpeech
{
    private static readonly System.Buffers.SearchValues<char> Dashes = System.Buffers.SearchValues.Create("—–―");

    /// <summary>The starts of a block's sentences that are speech without the speaker.</summary>
    /// <param name="text">The block.</param>
    /// <param name="ranges">Its sentences.</param>
    public static HashSet<int> In(string text, List<(int Start, int End)> ranges)
    {
        var speech = new HashSet<int>();
        if (text.Length == 0 || !Dashes.Contains(text[0]))
            return speech;
        var speaks = true;
        foreach (var (start, end) in ranges)
        {
            var opens = Dashes.Contains(text[start]);
            speaks |= opens;
            var attributes = speaks && HoldsSpacedDash(text.AsSpan(start + 1, end - start - 1));
            if (speaks && (!attributes || !opens))
                speech.Add(start);
            speaks &= !attributes;
        }
        return speech;
    }

    /// <summary>Whether it has a dash after a space or a comma, unlike that of a compound or a span of years.</summary>
    private static bool HoldsSpacedDash(ReadOnlySpan<char> sentence)
    {
        for (var at = sentence.IndexOfAny(Dashes); at >= 0;)
        {
            if (at > 0 && sentence[at - 1] is ' ' or ',')
                return true;
            var next = sentence[(at + 1)..].IndexOfAny(Dashes);
            at = next < 0 ? -1 : at + 1 + next;
        }
        return false;
    }
}
