using BriefingBus.Composer.Rules;

namespace BriefingBus.Composer.Stories.Words;

/// <summary>The common root of the forms of a name: Morocco and Moroccan, Москва and Москве.</summary>
internal static class NameRoot
{
    private const int MinLength = 4;

    // Nigeria and Niger get the same root; that only means that one does not count against the other.
    private static readonly string[] Endings =
    [
        "ian", "ean", "ish", "ese", "ner", "er", "ia", "an", "en", "ey", "ns", "a", "o", "e", "y", "i", "n", "s",
        "ский", "ская", "ское", "ские", "ской", "ского", "скую", "ами", "ями", "ого", "ему",
        "ой", "ей", "ом", "ем", "ам", "ям", "ах", "ях", "ов", "ев", "ии", "ию", "ия",
        "а", "я", "у", "ю", "е", "и", "ы", "о", "ь",
    ];

    // As in folded words: й becomes и.
    private static readonly string[] FoldedEndings =
        [.. Endings.Select(e => FoldedText.Of(e).Trim()).Distinct(StringComparer.Ordinal).OrderByDescending(e => e.Length)];


    /// <summary>The root of a folded word.</summary>
    public static string Of(string word)
    {
        foreach (var ending in FoldedEndings)
        {
            if (word.Length >= ending.Length + MinLength && word.EndsWith(ending, StringComparison.Ordinal))
                return word[..^ending.Length];
        }
        return word;
    }
}
