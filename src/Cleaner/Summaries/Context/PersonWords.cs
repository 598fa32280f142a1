using BriefingBus.Cleaner.Summaries.Sentences;

namespace BriefingBus.Cleaner.Summaries.Context;

/// <summary>The words of somebody who writes about themselves, in one language.</summary>
/// <param name="me">Words for the speaker.</param>
/// <param name="us">Words for the speaker with others, and for the reader.</param>
/// <param name="announces">Words that give news.</param>
/// <param name="spaced">Whether the language puts spaces between words.</param>
internal sealed class PersonWords(string[] me, string[] us, string[] announces, bool spaced)
{
    private readonly HashSet<string> me = [.. me];
    private readonly HashSet<string> persons = [.. me, .. us];
    private readonly HashSet<string> announces = [.. announces];

    /// <summary>Whether somebody writes about themselves.</summary>
    public bool SpeaksOfMe(string sentence) => Holds(me, sentence);

    /// <summary>Whether somebody writes about themselves, alone or with others, or addresses the reader.</summary>
    public bool Speaks(string sentence) => Holds(persons, sentence);

    /// <summary>Whether somebody announces news in the first person.</summary>
    public bool Announces(string sentence) => Speaks(sentence) && Words.Of(sentence).Exists(announces.Contains);

    private bool Holds(HashSet<string> wanted, string sentence)
    {
        if (wanted.Count == 0)
            return false;
        if (!spaced)
            return wanted.Any(word => sentence.Contains(word, StringComparison.Ordinal));
        var lookup = wanted.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> lower = stackalloc char[16];
        var previousIsName = false;
        var first = true;
        foreach (var range in Words.RangesIn(sentence))
        {
            var word = sentence.AsSpan(range);
            if (word.Length is 0 or > 16)
                continue;
            var length = word.ToLowerInvariant(lower);
            for (var i = 0; i < length; i++)
                lower[i] = lower[i] == '’' ? '\'' : lower[i];
            var apostrophe = lower[..length].IndexOf('\'');
            // "Elizabeth I", "World War I": a number after a name.
            if (!(word is "I" && previousIsName)
                && (lookup.Contains(lower[..length]) || (apostrophe > 0 && lookup.Contains(lower[..(apostrophe + 1)]))))
                return true;
            previousIsName = !first && word.Length > 1 && char.IsUpper(word[0]);
            first = false;
        }
        return false;
    }
}
