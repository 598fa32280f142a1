namespace BriefingBus.Cleaner.Languages;

/// <summary>Tells which language a text is written in: its script where that decides, else the n-grams of <see cref="LanguageProfiles"/>.</summary>
public static class LanguageDetector
{
    /// <summary>Only this many characters are looked at; more don't change the answer.</summary>
    private const int Enough = 2000;

    /// <summary>The BCP 47 primary tag, or null where the text is too short or too mixed to tell.</summary>
    public static string? Detect(string text)
    {
        var sample = text.Length > Enough ? text[..Enough] : text;
        return ScriptCount.Of(sample).Dominant() switch
        {
            null => null,
            "Latin" or "Cyrillic" => LanguageProfiles.Best(sample),
            var decided => decided,
        };
    }
}
