namespace BriefingBus.Cleaner.Summaries.Sentences;

/// <summary>Speech after a dash at the start of a paragraph: <c>– The bridge is safe. Nobody need worry – said Holt.</c> Only the sentence
/// with the second dash, or with a comma and the speaker (<c>– Broen er trygg, sier Holt.</c>), names whose words they are.</summary>
internal static class DashSpeech
{
    private static readonly System.Buffers.SearchValues<char> Dashes = System.Buffers.SearchValues.Create("—–―");

    /// <summary>The starts of a block's sentences that are speech without the speaker.</summary>
    /// <param name="text">The block.</param>
    /// <param name="ranges">Its sentences.</param>
    /// <param name="grammar">What is known of its language.</param>
    public static HashSet<int> In(string text, List<(int Start, int End)> ranges, SentenceGrammar grammar)
    {
        var speech = new HashSet<int>();
        if (text.Length == 0 || !Dashes.Contains(text[0]))
            return speech;
        var speaks = true;
        foreach (var (start, end) in ranges)
        {
            var opens = Dashes.Contains(text[start]);
            speaks |= opens;
            var saysWho = speaks && SaysWho(text.AsSpan(start, end - start), grammar);
            var attributes = saysWho || (speaks && HoldsSpacedDash(text.AsSpan(start + 1, end - start - 1)));
            if (speaks && !saysWho && !(attributes && opens))
                speech.Add(start);
            speaks &= !attributes;
        }
        return speech;
    }

    /// <summary>A verb of speech after a comma, and the speaker after it: <c>, sier ordføreren</c>, <c>, explique-t-elle</c>.</summary>
    private static bool SaysWho(ReadOnlySpan<char> sentence, SentenceGrammar grammar)
    {
        var verbs = grammar.SpeechVerbs.GetAlternateLookup<ReadOnlySpan<char>>();
        while (sentence.IndexOf(", ") is >= 0 and var at)
        {
            sentence = sentence[(at + 2)..];
            var verb = sentence[..(sentence.IndexOf(' ') is > 0 and var space ? space : sentence.Length)].TrimEnd(".!?,");
            var isWhole = verbs.Contains(verb);
            if (isWhole ? sentence.Length > verb.Length + 1 : verb.IndexOf('-') is > 0 and var hyphen && verbs.Contains(verb[..hyphen]))
                return true;
        }
        return false;
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
