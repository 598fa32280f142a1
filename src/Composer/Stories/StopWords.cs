using System.Collections.Frozen;
using BriefingBus.Composer.Rules;
using BriefingBus.Text;

namespace BriefingBus.Composer.Stories;

/// <summary>Words that say nothing about what a text is about, from <c>stop-words.tsv</c>.</summary>
public static class StopWords
{
    private static readonly FrozenDictionary<string, FrozenSet<string>> Languages = WordList.Lines("stop-words.tsv")
        .Select(line => line.Split('\t'))
        .GroupBy(fields => fields[0], fields => fields[1], StringComparer.Ordinal)
        .ToFrozenDictionary(
            rows => rows.Key,
            rows => rows.SelectMany(r => FoldedText.Of(r).Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .ToFrozenSet(StringComparer.Ordinal),
            StringComparer.Ordinal);

    private static readonly FrozenSet<string> All = Languages.Values.SelectMany(w => w).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Those of a language, folded; those of all languages where it is not known or has no list.</summary>
    /// <param name="language">A BCP 47 tag, or null.</param>
    public static FrozenSet<string> Of(string? language) =>
        !string.IsNullOrEmpty(language) && Languages.TryGetValue(LanguageTag.Primary(language), out var words) ? words : All;
}
