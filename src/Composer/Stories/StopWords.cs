using System.Collections.Frozen;
using BriefingBus.Composer.Rules;

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

    /// <summary>Whether the word, folded, is one of them.</summary>
    /// <param name="word">The word.</param>
    /// <param name="language">The language of its text as a BCP 47 tag; those of all languages count where it is null or has no
    /// list.</param>
    public static bool Contains(string word, string? language) =>
        (LanguageTag.Primary(language) is { } primary && Languages.TryGetValue(primary, out var words) ? words : All).Contains(word);
}
