using System.Collections.Frozen;
using BriefingBus.Text;

namespace BriefingBus.Composer.Stories.Words;

/// <summary>Words that say nothing about what a text is about, from <c>stop-words.tsv</c>.</summary>
public static class StopWords
{
    private static readonly FrozenDictionary<string, FrozenSet<string>> Languages =
        WordList.ByLanguage("stop-words.tsv");

    private static readonly FrozenSet<string> All = Languages.Values.SelectMany(w => w).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Those of a language, folded; those of all languages where it is not known or has no list.</summary>
    /// <param name="language">A BCP 47 tag, or null.</param>
    public static FrozenSet<string> Of(string? language) =>
        !string.IsNullOrEmpty(language) && Languages.TryGetValue(LanguageTag.Primary(language), out var words) ? words : All;
}
