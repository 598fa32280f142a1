namespace BriefingBus.Cleaner.Languages;

/// <summary>BCP 47 language tags.</summary>
public static class LanguageTag
{
    /// <summary>The primary language in lower case: <c>en</c> of <c>en-CA</c>; Norwegian's two written forms are both <c>no</c>.</summary>
    public static string Primary(string tag)
    {
        var primary = tag.Trim().Split('-', '_')[0].ToLowerInvariant();
        return primary is "nb" or "nn" ? "no" : primary;
    }

    /// <summary>True where both are known and their primary languages differ.</summary>
    public static bool Differ(string? one, string? other) => one is not null && other is not null && Primary(one) != Primary(other);
}
