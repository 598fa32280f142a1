using System.Collections.Frozen;
using BriefingBus.Text;

namespace BriefingBus.Composer.Stories.Words;

/// <summary>Words without significance for the subject of a text, from <c>stop-words.tsv</c>.</summary>
public static class StopWords
{
    private static readonly FrozenDictionary<string, FrozenSet<string>> Languages =
        WordList.ByLanguage("stop-words.tsv");

    private static readonly FrozenSet<string> All = Languages.Values.SelectMany(w => w).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The folded stop words of a language; those of all languages if it is unknown or has no list.</summary>
    /// <param name="language">A BCP 47 tag, or null.</param>
    public static FrozenSet<string> Of(string? language) =>
        !string.IsNullOrEmpty(language) && Languages.TryGetValue(LanguageTag.Primary(language), out var words) ? words : All;
}
