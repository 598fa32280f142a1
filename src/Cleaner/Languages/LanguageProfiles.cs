using BriefingBus.Cleaner.Summaries;

namespace BriefingBus.Cleaner.Languages;

/// <summary>Tells the languages that share a script apart.</summary>
internal static class LanguageProfiles
{
    /// <summary>The likeliest language, or null where it hardly leads the next.</summary>
    public static string? Best(string text)
    {
        var words = Words.Of(text);
        if (words.Count < 8)
            return null;
        var ranked = FunctionWords.Languages.Select(language => (language, Hits: words.Count(FunctionWords.Of(language).Contains)))
            .OrderByDescending(l => l.Hits).ToList();
        return ranked[0].Hits >= 0.2 * words.Count && ranked[0].Hits > 1.2 * ranked[1].Hits ? ranked[0].language : null;
    }
}
