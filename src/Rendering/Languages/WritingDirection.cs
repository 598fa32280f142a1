namespace BriefingBus.Rendering.Languages;

/// <summary>From which side a language is written.</summary>
public static class WritingDirection
{
    // Languages whose usual script runs from the right (CLDR, characterOrder), and those scripts as subtags of others.
    private static readonly HashSet<string> RightToLeft = new(StringComparer.OrdinalIgnoreCase)
    {
        "ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "ps", "sd", "ug", "ur", "yi", "Arab", "Hebr", "Syrc", "Thaa", "Nkoo",
    };

    /// <summary><c>rtl</c> or <c>ltr</c> for a known language; <c>auto</c> where it is not known.</summary>
    public static string Of(string? language)
    {
        if (string.IsNullOrEmpty(language))
            return "auto";
        var parts = language.Split('-');
        // A script decides: az-Arab is written from the right, ks-Deva from the left.
        var script = Array.Find(parts, p => p.Length == 4 && p.All(char.IsAsciiLetter));
        return RightToLeft.Contains(script ?? parts[0]) ? "rtl" : "ltr";
    }
}
