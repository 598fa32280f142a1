namespace BriefingBus.Composer.Stories.Words;

/// <summary>A word, ignoring case and accents, as numbers that are the same in every process and on every machine.</summary>
/// <param name="Folded">The folded word.</param>
/// <param name="Key">The number of the folded word.</param>
/// <param name="Term">The number of its term, or 0 for a stop word.</param>
/// <param name="Root">The number of its root, by <see cref="NameRoot"/>.</param>
/// <param name="Exact">The number of its term whatever the language, as rules search it; it differs from <paramref name="Term"/> in
/// languages with inflection.</param>
internal sealed record WordForm(string Folded, uint Key, uint Term, uint Root, uint Exact)
{
    /// <summary>Whether it is a stop word of another language: “son”, “war”.</summary>
    public bool IsStopWordElsewhere { get; init; }

    /// <summary>FNV-1a (draft-eastlake-fnv §2) over the characters, never 0. Among the 300,000 words of a large night, about ten pairs of
    /// words collide.</summary>
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
