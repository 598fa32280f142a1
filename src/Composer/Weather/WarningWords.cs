using System.Text.RegularExpressions;

namespace BriefingBus.Composer.Weather;

/// <summary>The words that issuers use for a warning, for its end, and for no warning.</summary>
internal static partial class WarningWords
{
    // The first that matches decides: "winter storm watch" is a watch, "severe weather warning" a warning. The English words are those of
    // the United States' and Canada's services, the others those of MeteoAlarm's members and Environnement Canada.
    private static readonly (string Severity, string[] Words)[] Severities =
    [
        ("watch", ["watch", "veille", "vigilance", "outlook"]),
        ("advisory", ["advisory", "avis"]),
        ("statement", ["statement", "bulletin", "special weather"]),
        (
            "warning",
            [
                "warning", "warnings", "avertissement", "alerte", "alert", "warnung", "unwetterwarnung", "aviso", "allerta", "waarschuwing",
                "emergency",
            ]),
    ];

    // CAP 1.2 §3.2.2: severity of the event itself, if its name has none of the words above.
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

        bool IsInName(string word) => word.Contains(' ') ? name.Contains(word, StringComparison.OrdinalIgnoreCase) : words.Contains(word);
    }

    /// <summary>The same from the severity of a CAP message; <c>warning</c> if CAP does not define the value, to be safe.</summary>
    public static string SeverityOfCap(string? severity) =>
        severity is not null && CapSeverities.TryGetValue(severity, out var known) ? known : "warning";

    /// <summary>The place of a severity in a list, the most serious first.</summary>
    public static int Rank(string severity) => Array.IndexOf(Ranks, severity);

    /// <summary>The place of a CAP severity in a list, the most serious first; last if it is not known.</summary>
    public static int RankOfCap(string? severity)
    {
        var rank = Array.FindIndex(CapRanks, r => r.Equals(severity, StringComparison.OrdinalIgnoreCase));
        return rank < 0 ? CapRanks.Length : rank;
    }

    /// <summary>True if the issuer says that nothing is in force.</summary>
    public static bool IsAllClear(string text) => AllClear().IsMatch(text);

    /// <summary>True if a title says that a warning has ended.</summary>
    public static bool HasEnded(string title) => Ended().IsMatch(title);

    /// <summary>True if a sentence of the text says that a warning has ended. Only the beginning of a long text counts: later sentences
    /// may be about something else.</summary>
    public static bool SaysThatItEnded(string text) =>
        EndedInText().IsMatch(text.Length > 300 ? text[..300] : text) && !InEffect().IsMatch(text);

    /// <summary>A title without the word for its end.</summary>
    public static string WithoutEnd(string title) => Ended().Replace(title, "").Trim();

    /// <summary>An event's name without "in effect", words in capitals set in sentence case: <c>Severe thunderstorm watch</c>.</summary>
    public static string EventName(string title)
    {
        var name = InEffect().Replace(title, "").Trim(' ', ',', '-', '–', '.');
        if (name.Any(char.IsLower) || name.Length == 0)
            return name;
        return char.ToUpperInvariant(name[0]) + name[1..].ToLowerInvariant();
    }

    [GeneratedRegex(
        @"\b(?:no|aucune?)\s+(?:\w+\s+){0,3}?"
        + @"(?:watch(?:es)?|warnings?|alerts?|advisor(?:y|ies)|veilles?|alertes?|avertissements?)\b"
        + @"|\bkeine\s+(?:\w+\s+)?\w*warnungen\b",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AllClear();

    // English, French, German, Spanish, Italian, Portuguese, Dutch.
    [GeneratedRegex(
        @"\b(?:ended|lifted|cancell?ed|cancellation|expired|no longer in effect|all clear"
        + "|terminée?s?|levée?s?|annulée?s?|plus en vigueur"
        + "|aufgehoben|beendet|abgelaufen|entwarnung"
        + "|finalizad[oa]s?|cancelad[oa]s?"
        + "|terminat[oae]|revocat[oae]|cessat[oae]"
        + "|encerrad[oa]s?"
        + @"|ingetrokken|beëindigd|vervallen)\b",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Ended();

    [GeneratedRegex(
        @"\b(?:alert|warning|watch|advisory|statement)s?\s+(?:has|have|is|are)\s+(?:now\s+)?(?:been\s+)?"
        + @"(?:ended|over|lifted|cancell?ed|expired|no longer in effect)\b"
        + @"|\bno longer (?:favou?rable|in effect|expected)\b"
        + @"|\bn'est plus en vigueur\b|\bne sont plus (?:favorables|en vigueur)\b"
        + @"|\b(?:wurde|ist) aufgehoben\b",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EndedInText();

    [GeneratedRegex(@"\s*\b(?:(?:is|are|remains?)\s+)?(?:in effect|continued|en vigueur|maintenue?s?)\b",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex InEffect();

    [GeneratedRegex(@"\p{L}+", RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
