using BriefingBus.Composer.Rules;

namespace BriefingBus.Composer.Stories;

/// <summary>Folds and stems words. Each spelling is worked out once as long as it is remembered.</summary>
internal sealed class WordForms
{
    /// <summary>So many spellings are remembered; then all are forgotten.</summary>
    private const int MaxRemembered = 100_000;

    private readonly Dictionary<string, WordForm> bySpelling = new(StringComparer.Ordinal);
    private readonly Dictionary<string, WordForm>.AlternateLookup<ReadOnlySpan<char>> spellings;

    public WordForms() => spellings = bySpelling.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The word with this spelling.</summary>
    public WordForm Of(ReadOnlySpan<char> spelling)
    {
        if (spellings.TryGetValue(spelling, out var word))
            return word;
        if (bySpelling.Count >= MaxRemembered)
            bySpelling.Clear();
        var written = spelling.ToString();
        var folded = FoldedText.Of(written).Trim();
        return bySpelling[written] = new WordForm(
            folded, WordForm.KeyOf(folded), Terms.StemOf(folded) is { } stem ? WordForm.KeyOf(stem) : 0,
                WordForm.KeyOf(NameRoot.Of(folded)));
    }
}
