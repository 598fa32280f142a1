namespace BriefingBus.Composer.Stories;

/// <summary>The language of a text as the word lists name it.</summary>
internal static class LanguageTag
{
    /// <summary>The primary language of a BCP 47 tag, both kinds of Norwegian as <c>no</c>; null if there is none.</summary>
    public static string? Primary(string? tag) => tag?.Split('-')[0].ToLowerInvariant() switch
    {
        "nb" or "nn" => "no",
        null or "" => null,
        var language => language,
    };
}
