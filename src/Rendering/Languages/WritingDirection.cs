namespace BriefingBus.Rendering.Languages;

/// <summary>The writing direction of a language.</summary>
public static class WritingDirection
{
    // Languages whose usual script is written from right to left (CLDR, characterOrder), and those scripts as subtags.
    private static readonly HashSet<string> RightToLeft = new(StringComparer.OrdinalIgnoreCase)
    {
        "ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "ps", "sd", "ug", "ur", "yi", "Arab", "Hebr", "Syrc", "Thaa", "Nkoo",
    };

    /// <summary><c>rtl</c> or <c>ltr</c> for a known language; <c>auto</c> for an unknown one.</summary>
    public static string Of(string? language)
    {
        if (string.IsNullOrEmpty(language))
            return "auto";
        var parts = language.Split('-');
        // A script subtag takes precedence: az-Arab is right to left, ks-Deva left to right.
        var script = Array.Find(parts, p => p.Length == 4 && p.All(char.IsAsciiLetter));
        return RightToLeft.Contains(script ?? parts[0]) ? "rtl" : "ltr";
    }
}
