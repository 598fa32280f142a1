namespace BriefingBus.Cleaner.Languages;

/// <summary>BCP 47 language tags.</summary>
public static class LanguageTag
{
    /// <summary>
    /// Tags that mean what a shorter or newer one means: the Preferred-Value and Macrolanguage fields of the IANA language subtag registry.
    /// Norwegian's two written forms are both <c>no</c>.
    /// </summary>
    private static readonly Dictionary<string, string> Preferred = new()
    {
        { "nb", "no" }, { "nn", "no" }, { "iw", "he" }, { "in", "id" }, { "ji", "yi" }, { "mo", "ro" }, { "fil", "tl" }, { "cmn", "zh" },
        { "arb", "ar" }, { "pes", "fa" }, { "prs", "fa" }, { "ekk", "et" }, { "lvs", "lv" }, { "als", "sq" }, { "swh", "sw" },
        { "uzn", "uz" }, { "azj", "az" }, { "khk", "mn" }, { "zsm", "ms" }, { "npi", "ne" }, { "ydd", "yi" }, { "pbu", "ps" },
        { "ory", "or" },
    };

    /// <summary>Languages that a short text cannot tell apart, by the macrolanguage of ISO 639-3 that they belong to.</summary>
    private static readonly Dictionary<string, string> Macrolanguages = new()
    {
        { "bs", "sh" }, { "hr", "sh" }, { "sr", "sh" }, { "cnr", "sh" }, { "id", "ms" },
    };

    /// <summary>The primary language in lower case: <c>en</c> of <c>en-CA</c>.</summary>
    public static string Primary(string tag)
    {
        var end = tag.AsSpan().IndexOfAny('-', '_');
        var primary = (end < 0 ? tag : tag[..end]).Trim().ToLowerInvariant();
        return Preferred.GetValueOrDefault(primary, primary);
    }

    /// <summary>The macrolanguage of a primary language; itself where it has none.</summary>
    public static string Macrolanguage(string primary) => Macrolanguages.GetValueOrDefault(primary, primary);

    /// <summary>True where both are known and are two languages, not forms of one: Croatian and Serbian are forms of one here.</summary>
    public static bool Differ(string? one, string? other) =>
        one is not null && other is not null && Macrolanguage(Primary(one)) != Macrolanguage(Primary(other));
}
