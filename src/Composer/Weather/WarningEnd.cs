using System.Text.RegularExpressions;

namespace BriefingBus.Composer.Weather;

/// <summary>The words with which issuers end a warning, and those for no warning at all. What else a warning ends (“Storm warning: ferries
/// cancelled”) is no end of it: a warning that is left out costs most.</summary>
internal static partial class WarningEnd
{
    /// <summary>Only so much of a text is about the warning itself, and in so little no pattern is slow. Automata would be safe at any
    /// length (<see cref="RegexOptions.NonBacktracking"/>), but those of these words take 45 MB.</summary>
    private const int MaxLength = 300;

    /// <summary>True if the issuer says that nothing is in force.</summary>
    public static bool IsAllClear(string text) => AllClear().Matches(text).Any(m => !Otherwise().IsMatch(m.Value));

    /// <summary>True if a title says that a warning has ended: a part of it says nothing else, or names the warning that did.</summary>
    public static bool HasEnded(string title) => Clauses().Split(Beginning(title)).Any(c => SaysNothingElse(c) || EndsWarning(c));

    /// <summary>True if a sentence at the beginning of the text says that a warning has ended, and nothing that it is in effect.</summary>
    public static bool SaysThatItEnded(string text)
    {
        var beginning = Beginning(text);
        return (NoLonger().IsMatch(beginning) || Sentences().Split(beginning).Any(EndsWarning))
            && !InForce().IsMatch(NoLonger().Replace(text, ""));
    }

    /// <summary>A title without the word for its end.</summary>
    public static string WithoutEnd(string title) => Ended().Replace(title, "").Trim();

    private static string Beginning(string text) => text.Length > MaxLength ? text[..MaxLength] : text;

    private static bool SaysNothingElse(string clause) =>
        Ended().IsMatch(clause) && !Auxiliary().Replace(Ended().Replace(clause, ""), "").Any(char.IsLetter);

    /// <summary>Whether the end is the warning's: it follows its name without another clause in between, or precedes it at once.</summary>
    private static bool EndsWarning(string clause) =>
        Conjunction().Split(clause).Any(c => EndBeforeWarning().IsMatch(c) || WarningBeforeEnd().IsMatch(c));

    private const string Named =
        "watch(?:es)?|warnings?|alerts?|advisor(?:y|ies)|statements?|emergency|veilles?|vigilance|alertes?|avertissements?|avis"
        + @"|\p{L}*warnung(?:en)?|avisos?|alertas?|allert[ae]|avvis[oi]|\p{L}*waarschuwing(?:en)?|\p{L}*varning(?:en|ar|arna)?"
        + @"|\p{L}*varsel(?:et)?|\p{L}*varsler|\p{L}*varoitu(?:s|kset|ksia)|ostrzeże(?:nie|nia|ń)|výstrah[ay]?|výstrah"
        + @"|\p{L}*riasztás\p{L}*|figyelmeztetés\p{L}*|avertizar(?:e|ea|i)|uyarı(?:sı|lar)?|предупреждени[еяй]|попередження|προειδοποίηση";

    // English, French, German, Spanish, Italian, Portuguese, Dutch; Swedish, Danish, Norwegian, Finnish; Polish, Czech, Slovak, Hungarian,
    // Romanian, Turkish; Russian, Ukrainian, Greek: the members of MeteoAlarm and their neighbours.
    private const string EndWords =
        "ended|lifted|cancell?ed|cancellation|expired|no longer in effect|all clear"
        + "|terminée?s?|levée?s?|annulée?s?|plus en vigueur"
        + "|aufgehoben|beendet|abgelaufen|entwarnung"
        + "|finalizad[oa]s?|cancelad[oa]s?|levantad[oa]s?|desactivad[oa]s?|sin efecto"
        + "|terminat[oae]|revocat[oae]|cessat[oae]|rientrat[oae]"
        + "|encerrad[oa]s?|sem efeito"
        + "|ingetrokken|beëindigd|vervallen|opgeheven"
        + "|upphävd|upphävts?|upphört|avslutad|återkallad|ophævet|afsluttet|ophørt|opphevet|avsluttet|opphørt"
        + "|päättynyt|peruttu|poistettu"
        + "|odwołan[eoay]|zakończon[eoay]|wygasł[oay]|zrušen[aoáéy]|zrušené|ukončen[aoáéy]|odvolan[aoáéy]|visszavonva|visszavonták|megszűnt"
        + "|anulat[ăe]?|încheiat[ăe]?|încetat|ridicat[ăe]?|sona erdi|iptal edildi|kaldırıldı"
        + "|отмен[её]н[оаы]?|снят[оаы]?|скасован[оаі]|знят[оаі]|έληξε|ανακλήθηκε|ακυρώθηκε";

    // Japanese, Chinese, Korean.
    private const string EndCharacters = "解除|해제";

    [GeneratedRegex(
        @"\b(?:no|aucune?|keine|sin|no hay|ning[uú]n|nessun[ao]?|sem|nenhum|geen|inga|ingen|ei|brak|žádn[éáý]|bez|nincs|нет)\s+"
        + @"(?:[\w-]+\s+){0,3}?(?:" + Named + ")(?!\\w)"
        + "|предупреждений нет|(?:警報|注意報)は(?:ありません|発表されていません)|(?:警報|注意報)なし|无预警|無預警",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AllClear();

    [GeneratedRegex(@"\b(?:" + EndWords + @")\b|" + EndCharacters,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ended();

    [GeneratedRegex(@"\b(?:" + Named + @")\b.*?\b(?:" + EndWords + @")\b|(?:警報|注意報|警报|预警|預警|경보|주의보|특보).{0,6}?(?:"
        + EndCharacters + ")", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WarningBeforeEnd();

    [GeneratedRegex(
        @"\b(?:" + EndWords + @")\s+(?:of\s+|de\s+|der\s+|la\s+|the\s+)*(?:\p{L}+\s+){0,2}?(?:" + Named + @")\b"
        + @"|\b(?:end of|fin de|ende der|fin del?|fine)\s+(?:(?:la|l['’]|the)\s*)?(?:\p{L}+\s+){0,2}?(?:" + Named + @")\b"
        + @"|(?:解除).{0,12}?(?:预警|預警|警报)|\bentwarnung\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex EndBeforeWarning();

    // What begins another statement than that on the warning.
    private const string Conjunctions =
        "as|after|while|and|with|because|despite|due|when|but|nach|während|und|mit|wegen|trotz|aber|après|et|avec|mais|tras|y|con|pero"
        + "|dopo|e|ma|após|com|mas|na|en|met|wegens|maar|efter|och|med|men|etter|og|po|i|ale|и|но|после|из-за";

    [GeneratedRegex(@"\b(?:" + Conjunctions + @")\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Conjunction();

    // Between “no” and a warning that there is: “no travel during”, “no end to”.
    [GeneratedRegex(
        @"\b(?:" + Conjunctions + "|during|under|in|to|until|for|of|from|bei|vor|bis|im|in|pendant|sous|en|durante|por|para|per|tijdens"
        + @"|under|under|podczas|при)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Otherwise();

    [GeneratedRegex(
        @"\b(?:has|have|is|are|was|were|been|now|a|été|est|sont|wurde|wurden|ist|sind|jetzt|ha|han|sido|queda|è|stat[ao]|foi|foram"
        + @"|werd|har|er|blitt|blevet|on|został[oay]?|byl[aoy]?|at|um|à|las|uhr|am|pm|h)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Auxiliary();

    [GeneratedRegex(
        @"\bno longer (?:favou?rable|in effect|in force|expected)\b"
        + @"|\bn['’]est plus en vigueur\b|\bne sont plus (?:favorables|en vigueur)\b|\bnicht mehr in kraft\b|\bgilt nicht mehr\b"
        + @"|\bya no est[áa]n? (?:vigentes?|en vigor)\b|\bnon è più in vigore\b|\bniet meer van kracht\b|\bgäller inte längre\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NoLonger();

    [GeneratedRegex(
        @"\b(?:in effect|in force|continues?|continued|en vigueur|maintenue?s?|in kraft|gilt|vigentes?|en vigor|in vigore|van kracht"
        + @"|gäller)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex InForce();

    [GeneratedRegex(@"[:;,()\[\]–—|：；，、（）]|\s-\s|[.!?。！？](?:\s|$)", RegexOptions.NonBacktracking)]
    private static partial Regex Clauses();

    [GeneratedRegex(@"[.!?;。！？；](?:\s|$)|\n", RegexOptions.NonBacktracking)]
    private static partial Regex Sentences();
}
