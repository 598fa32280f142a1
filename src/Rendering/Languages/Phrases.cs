using System.Collections.Concurrent;
using BriefingBus.Text;

namespace BriefingBus.Rendering.Languages;

/// <summary>The program's own phrases in a briefing, in the briefing's language. Each language is a file beside this one.</summary>
public sealed class Phrases
{
    /// <summary>The language of a briefing without one, and of phrases that a file does not have.</summary>
    public const string Default = "en";

    private static readonly ConcurrentDictionary<string, Phrases> Languages = new(StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<string, string> phrases;
    private readonly PluralRules plurals;

    private Phrases(string language, Dictionary<string, string> phrases)
    {
        Language = language;
        this.phrases = phrases;
        plurals = new PluralRules(phrases["plural"]);
        Culture = CultureOf(language);
    }

    /// <summary>The languages with a file.</summary>
    public static IReadOnlyList<string> Known { get; } =
    [
        .. typeof(Phrases).Assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith(typeof(Phrases).Namespace!, StringComparison.Ordinal) && n.EndsWith(".tsv", StringComparison.Ordinal))
            .Select(n => n[(typeof(Phrases).Namespace!.Length + 1)..^4])
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>English.</summary>
    public static Phrases English => Of(Default);

    /// <summary>The language as a BCP 47 tag.</summary>
    public string Language { get; }

    /// <summary>The language unless it is English, which is the language of the web page; else null.</summary>
    public string? Foreign => Language.StartsWith(Default, StringComparison.OrdinalIgnoreCase) ? null : Language;

    /// <summary>The culture for dates.</summary>
    public CultureInfo Culture { get; }

    /// <summary>A phrase without values.</summary>
    public string this[string key] => phrases.TryGetValue(key, out var phrase) ? phrase : Of(Default).phrases[key];

    /// <summary>The phrases of a language: of the tag itself, else of its primary language, else English.</summary>
    public static Phrases Of(string? language)
    {
        var tag = string.IsNullOrEmpty(language) ? Default : language;
        return Languages.GetOrAdd(tag, t =>
        {
            var name = Known.FirstOrDefault(k => k.Equals(t, StringComparison.OrdinalIgnoreCase))
                ?? Known.FirstOrDefault(k => k.Equals(LanguageTag.Primary(t), StringComparison.Ordinal))
                ?? Default;
            var rows = EmbeddedTable.Rows(typeof(Phrases), name + ".tsv")
                .ToDictionary(row => row[0], row => row[1], StringComparer.Ordinal);
            return new Phrases(NameOf(t, name), rows);
        });
    }

    /// <summary>A phrase with values.</summary>
    public string Say(string key, params object?[] values) => string.Format(CultureInfo.InvariantCulture, this[key], values);

    /// <summary>A phrase in the plural form for a number, which is value 0.</summary>
    public string Count(string key, int number, params object?[] values)
    {
        var form = $"{key}.{plurals.Of(number)}";
        return Say(phrases.ContainsKey(form) ? form : key + ".other", [number, .. values]);
    }

    /// <summary>An instant in a pattern from the file.</summary>
    public string Format(DateTimeOffset instant, string key) => instant.ToString(this[key], Culture);

    /// <summary>A day near the briefing's own: <c>Tuesday, 23 September</c>.</summary>
    public string DayOf(DateOnly day) => day.ToString(this["dayMonth"], Culture);

    private static string NameOf(string tag, string known) =>
        known.Equals(LanguageTag.Primary(tag), StringComparison.Ordinal) ? tag : known;

    private static CultureInfo CultureOf(string language)
    {
        // English months and days are invariant: a recomposed briefing must be identical on every machine.
        if (language.StartsWith(Default, StringComparison.OrdinalIgnoreCase))
            return CultureInfo.InvariantCulture;
        try
        {
            return CultureInfo.GetCultureInfo(language);
        }
        catch (CultureNotFoundException)
        {
            return CultureInfo.InvariantCulture;
        }
    }
}
