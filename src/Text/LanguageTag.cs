namespace BriefingBus.Text;

/// <summary>BCP 47 language tags.</summary>
public static class LanguageTag
{
    /// <summary>Tags with the meaning of a shorter or newer one: the Preferred-Value and Macrolanguage fields of the IANA language subtag
    /// registry. Norwegian's two written forms are both <c>no</c>.</summary>
    private static readonly Dictionary<string, string> Preferred = new()
    {
        { "nb", "no" }, { "nn", "no" }, { "iw", "he" }, { "in", "id" }, { "ji", "yi" }, { "mo", "ro" }, { "fil", "tl" }, { "cmn", "zh" },
        { "arb", "ar" }, { "pes", "fa" }, { "prs", "fa" }, { "ekk", "et" }, { "lvs", "lv" }, { "als", "sq" }, { "swh", "sw" },
        { "uzn", "uz" }, { "azj", "az" }, { "khk", "mn" }, { "zsm", "ms" }, { "npi", "ne" }, { "ydd", "yi" }, { "pbu", "ps" },
        { "ory", "or" },
    };

    /// <summary>Languages that are indistinguishable in a short text, with their ISO 639-3 macrolanguage.</summary>
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

    /// <summary>The macrolanguage of a primary language, or the language itself.</summary>
    public static string Macrolanguage(string primary) => Macrolanguages.GetValueOrDefault(primary, primary);

    /// <summary>Whether both are known and are not forms of one language; Croatian and Serbian count as forms of one.</summary>
    public static bool Differ(string? one, string? other) =>
        one is not null && other is not null && Macrolanguage(Primary(one)) != Macrolanguage(Primary(other));
}
