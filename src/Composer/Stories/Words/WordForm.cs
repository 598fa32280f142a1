namespace BriefingBus.Composer.Stories.Words;

/// <summary>A word, whatever its case and accents, as numbers that are the same in every process and on every machine.</summary>
/// <param name="Folded">The word, folded.</param>
/// <param name="Key">The number of the folded word.</param>
/// <param name="Term">The number of its term, or 0 where it says nothing about what a text is about.</param>
/// <param name="Root">The number of its root, as <see cref="NameRoot"/> has it.</param>
/// <param name="Exact">The number of its term in a text of whatever language, as rules ask for it; another than
/// <paramref name="Term"/> where the language inflects.</param>
internal sealed record WordForm(string Folded, uint Key, uint Term, uint Root, uint Exact)
{
    /// <summary>Whether another language has it as a word that says nothing: “son”, “war”.</summary>
    public bool IsStopWordElsewhere { get; init; }

    /// <summary>FNV-1a (draft-eastlake-fnv §2) over the characters, never 0. Among the 300,000 words of a large night some ten pairs of
    /// strangers share a number.</summary>
    public static uint KeyOf(ReadOnlySpan<char> text)
    {
        var hash = 2166136261u;
        foreach (var character in text)
            hash = (hash ^ character) * 16777619u;
        hash ^= hash >> 15;
        hash *= 0x85EBCA6B;
        hash ^= hash >> 13;
        return hash == 0 ? 1 : hash;
    }
}
