using System.Text.RegularExpressions;

namespace BriefingBus.Composer.Weather;

/// <summary>The words that issuers use for a warning. <see cref="WarningEnd"/> has those for its end.</summary>
internal static partial class WarningWords
{
    // The first match decides: "winter storm watch" is a watch, "severe weather warning" a warning. The English words are those of the
    // services of the United States and Canada, the others those of MeteoAlarm's members and Environnement Canada.
    private static readonly (string Severity, string[] Words)[] Severities =
    [
        ("watch", ["watch", "watches", "veille", "veilles", "vigilance", "outlook"]),
        ("advisory", ["advisory", "advisories", "avis", "注意報", "주의보"]),
        ("statement", ["statement", "statements", "bulletin", "special weather"]),
        (
            "warning",
            [
                "warning", "warnings", "avertissement", "avertissements", "alerte", "alertes", "alert", "alerts", "aviso", "avisos",
                "allerta", "allerte", "emergency", "alerta", "alertas", "avertizare", "avertizări", "avertizarea", "uyarı", "uyarısı",
                "uyarıları", "-warnung", "-warnungen", "-waarschuwing", "-waarschuwingen", "-varning", "-varningen", "-varningar",
                "-varningarna", "-varsel", "-varselet", "-varslet", "-varsler", "-varslene", "-varslerne", "-varoitus", "-varoitukset",
                "-ostrzeżenie", "-ostrzeżenia", "-výstraha", "-výstrahy", "-figyelmeztetés", "-figyelmeztetések", "предупреждение",
                "предупреждения", "попередження", "προειδοποίηση", "προειδοποιήσεις", "警報", "警报", "预警", "預警", "경보", "특보",
            ]),
    ];

    // CAP 1.2 §3.2.2: the severity of the event itself, used if its name has none of the words above.
    private static readonly Dictionary<string, string> CapSeverities = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Extreme"] = "warning",
        ["Severe"] = "warning",
        ["Moderate"] = "advisory",
        ["Minor"] = "statement",
        ["Unknown"] = "statement",
    };

    private static readonly string[] CapRanks = ["Extreme", "Severe", "Moderate", "Minor"];

    private static readonly string[] Ranks = ["warning", "watch", "advisory", "statement"];

    /// <summary><c>warning</c>, <c>watch</c>, <c>advisory</c> or <c>statement</c> by the words of an event's name; null if it has none.
    /// </summary>
    public static string? SeverityOf(string name)
    {
        var words = Word().Matches(name.ToLowerInvariant()).Select(m => m.Value).ToHashSet();
        return Severities.FirstOrDefault(s => s.Words.Any(IsInName)).Severity;

        // “-warnung”: a compound may end in it. In Japanese, Chinese and Korean every word may be part of one.
        bool IsInName(string word) => word switch
        {
            ['-', .. var head] => words.Any(w => w.EndsWith(head, StringComparison.Ordinal)),
            [>= '\u3000', ..] => name.Contains(word, StringComparison.Ordinal),
            _ => word.Contains(' ') ? name.Contains(word, StringComparison.OrdinalIgnoreCase) : words.Contains(word),
        };
    }

    /// <summary>The same by the severity of a CAP message; <c>warning</c> if CAP does not define the value, to be safe.</summary>
    public static string SeverityOfCap(string? severity) =>
        severity is not null && CapSeverities.TryGetValue(severity, out var known) ? known : "warning";

    /// <summary>The rank of a severity, 0 for the most serious.</summary>
    public static int Rank(string severity) => Array.IndexOf(Ranks, severity);

    /// <summary>The rank of a CAP severity, 0 for the most serious; the last for an unknown one.</summary>
    public static int RankOfCap(string? severity)
    {
        var rank = Array.FindIndex(CapRanks, r => r.Equals(severity, StringComparison.OrdinalIgnoreCase));
        return rank < 0 ? CapRanks.Length : rank;
    }

    /// <summary>An event's name without "in effect", with words in capitals set in sentence case: <c>Severe thunderstorm
    /// watch</c>.</summary>
    public static string EventName(string title)
    {
        var name = InEffect().Replace(title, "").Trim(' ', ',', '-', '–', '.');
        if (name.Any(char.IsLower) || name.Length == 0)
            return name;
        return char.ToUpperInvariant(name[0]) + name[1..].ToLowerInvariant();
    }

    [GeneratedRegex(@"\s*\b(?:(?:is|are|remains?)\s+)?(?:in effect|continued|en vigueur|maintenue?s?)\b",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex InEffect();

    [GeneratedRegex(@"\p{L}+", RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
