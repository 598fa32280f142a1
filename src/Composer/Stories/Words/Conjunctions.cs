using System.Collections.Frozen;
using BriefingBus.Text;

namespace BriefingBus.Composer.Stories.Words;

/// <summary>The words for “and”, which join two names (<c>conjunctions.tsv</c>).</summary>
internal static class Conjunctions
{
    private static readonly FrozenDictionary<string, FrozenSet<string>> Languages =
        WordList.ByLanguage("conjunctions.tsv");

    /// <summary>Whether a folded word means “and” in a language (a BCP 47 tag or null).</summary>
    public static bool Contains(string word, string? language) =>
        language is not null && Languages.TryGetValue(LanguageTag.Primary(language), out var words) && words.Contains(word);
}
