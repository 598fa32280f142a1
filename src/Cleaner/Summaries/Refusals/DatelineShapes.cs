using System.Buffers;
using System.Text.RegularExpressions;
using BriefingBus.Cleaner.Html;
using BriefingBus.Cleaner.Summaries.Sentences;

namespace BriefingBus.Cleaner.Summaries.Refusals;

/// <summary>Recognises datelines of any agency by their shape: a place with a date, a code or a region in brackets, and a dash.</summary>
internal static partial class DatelineShapes
{
    /// <summary>The number of characters that are searched: the longest dateline, and the beginning of what follows.</summary>
    private const int MaxLength = 120;

    /// <summary>The minimum number of letters of a name without its ending.</summary>
    private const int MinStem = 3;

    private const string Particle =
        "(?:de|del|da|do|dos|di|du|la|le|les|sur|sous|en|am|an|der|im|in|upon|on|of|the|el|al|bei|ob|aan|den|van|nad|pod|na|pri|på)";

    private const string Word = @"(?>\p{Lu}[\p{L}\p{M}.'’]*(?:-[\p{L}\p{M}'’]+){0,3})";
    private const string Name = Word + "(?: (?:" + Particle + " )?" + Word + "){0,3}";
    private const string Region = @"(?:, ?" + Name + ")?";
    private const string Places = Name + Region + "(?: ?[/–-] ?" + Name + Region + "){0,3}";

    /// <summary>A place in capitals, longer than most initials.</summary>
    private const string Capitals = @"\p{Lu}{4,}(?:[ -]\p{Lu}{2,}){0,2}";
    private const string Hour = @"(?:, ?\d{1,2}[.:]\d{2}(?: ?(?:Uhr|Hrs|hrs|h))?)?";

    /// <summary>A day in words or figures, with or without its year: <c>Nov 12</c>, <c>12. novembra</c>, <c>lapkričio 12 d.</c>, <c>le 11
    /// novembre 2026</c>, <c>09.11.2026, 14.22 Uhr</c>.</summary>
    private const string Day = @"(?:le |den |am |el |em )?(?:\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})?|\p{L}{3,12}\.? \d{1,2}(?: d\.)?"
        + @"|\d{1,2}\.?º? (?:de |d[’'])?\p{L}{3,12}\.?)(?:,? (?:de )?\d{4})?" + Hour;

    /// <summary>A code, a region or a reporter's initials in brackets, but not a clause.</summary>
    private const string Brackets =
        @"\((?<code>(?:\p{Lu}[\p{L}\d&./'’ -]{1,29}|\p{Ll}{2,4}(?:/\p{Ll}{2,4})?|\p{Ll}{2,5}-\p{Lu}{2,6}))\)";

    /// <summary>Abbreviations of parties, which follow a person's name.</summary>
    private static readonly HashSet<string> Parties =
    [
        "SPD", "CDU", "CSU", "FDP", "AfD", "BSW", "Grüne", "Linke", "ÖVP", "SPÖ", "FPÖ", "NEOS", "SVP", "Labour", "Conservative", "PP",
        "PSOE", "PS", "LR", "RN", "PD", "FdI", "M5S", "PT", "PSD", "VVD", "PVV", "CDA", "D66", "PiS", "KO", "ODS", "ANO", "SV", "MDG",
        "FRP", "SF", "DF", "KD", "SD", "MP", "SNP", "DUP", "LFI", "PCF", "BNG", "ERC", "PNV", "CDS", "CDH", "NVA", "KDU", "OVP", "SPO",
        "FPO",
    ];

    private const string Dash = @" ?(?:\.?—|\.?–|--|\.? ?-)-? ?";

    /// <summary>The beginning of a sentence, but not of another name with brackets.</summary>
    private const string Begins = @"(?:\+{2,3} [^+]{2,40} \+{2,3} )?(?=[\p{Lu}\p{Nd}“„«""‘»])(?!" + Name + @" \()";

    private const string Site = @"[\p{L}\d-]{2,20}(?:\.\p{L}{2,4}){1,2}";
    private const string Cyrillic = @"\p{IsCyrillic}";

    private static readonly SearchValues<char> Marks = SearchValues.Create("—–|/([");

    /// <summary>Whether the sentence begins with a person and a party, or a thing and its initials.</summary>
    public static bool IsNameWithSign(string sentence) =>
        WithBrackets.Match(sentence.Length > MaxLength ? sentence[..MaxLength] : sentence) is { Success: true } match
        && NamesSomething(match);

    /// <summary>The length in characters of the dateline at the start of the sentence; 0 if there is none.</summary>
    public static int LengthIn(string sentence)
    {
        var head = sentence.Length > MaxLength ? sentence[..MaxLength] : sentence;
        if (head.Contains('(', StringComparison.Ordinal) && WithBrackets.Match(head) is { Success: true } match && !NamesSomething(match))
            return match.Length;
        return HasMark(head) && Other.Match(head) is { Success: true } other ? other.Length
            : Unspelled.Match(head) is { Success: true } unspelled ? unspelled.Length
            : 0;
    }

    /// <summary>Whether a dateline can end in the text: at a dash, a bracket, a bar or a hyphen that joins no words. Most sentences have
    /// none of them and are not searched.</summary>
    private static bool HasMark(string head)
    {
        if (head.AsSpan().ContainsAny(Marks))
            return true;
        for (var at = head.IndexOf('-', StringComparison.Ordinal); at >= 0; at = head.IndexOf('-', at + 1))
        {
            if (at == 0 || at + 1 == head.Length || !char.IsLetterOrDigit(head[at - 1]) || !char.IsLetterOrDigit(head[at + 1]))
                return true;
        }
        return false;
    }

    /// <summary>The length in characters of <c>Boffzen - </c> in <c>Boffzen - Ein …</c>, or of <c>DALTON-</c> in <c>DALTON-The …</c>, at
    /// the start of a text: a sentence follows or the feed repeats the name, and no second hyphen encloses an aside. 0 if there is
    /// none.</summary>
    public static int LengthOfHyphened(
        string sentence, string title, IReadOnlyList<TextBlock> blocks, string? language, RepeatedText repeated)
    {
        var head = sentence.Length > MaxLength ? sentence[..MaxLength] : sentence;
        var label = Hyphened.Match(head);
        var isGlued = !label.Success;
        label = isGlued ? Glued.Match(head) : label;
        if (label.Success && repeated.HoldsLabel(label.Groups["name"].Value, isDashed: false))
            return label.Length;
        if (!label.Success || sentence.IndexOf(" - ", label.Length, StringComparison.Ordinal) >= 0)
            return 0;
        var rest = sentence.AsSpan(label.Length);
        var first = rest[..(rest.IndexOf(' ') is > 0 and var end ? end : rest.Length)];
        if (isGlued)
            return SentenceGrammar.For(language).IsStarter(first) ? label.Length : 0;
        if (!blocks.Take(2).Any(block => block.Text.StartsWith(sentence, StringComparison.Ordinal)))
            return 0;
        // Slavic languages inflect the name in the headline: Brno - …, „Nehoda u Brna“.
        var stem = sentence[..(label.Length - " - ".Length - 1)];
        var isInflected = stem.Length >= MinStem && title.Contains(" " + stem, StringComparison.Ordinal)
            && !title.Contains(sentence[..(stem.Length + 1)], StringComparison.Ordinal);
        return isInflected || SentenceGrammar.For(language).IsStarter(first) ? label.Length : 0;
    }

    /// <summary>The place in capitals before a hyphen or a dash that a text begins with, or null.</summary>
    public static string? CapitalsOf(string text) =>
        InCapitals.Match(text.Length > MaxLength ? text[..MaxLength] : text) is { Success: true } place ? place.Groups["name"].Value : null;

    /// <summary>The name before a hyphen that a text begins with (<c>Brno - Město …</c>), or null.</summary>
    public static string? HyphenedNameOf(string text) =>
        Hyphened.Match(text.Length > MaxLength ? text[..MaxLength] : text) is { Success: true } label ? label.Groups["name"].Value : null;

    [GeneratedRegex("^(?<name>" + Capitals + ")(?:, " + Name + ")?(?: ?[-–—] | [–—] ?)", RegexOptions.CultureInvariant)]
    private static partial Regex InCapitals { get; }

    [GeneratedRegex("^(?<name>" + Word + "(?: (?:" + Particle + " )?" + Word + ")?) - (?=\\p{Lu})", RegexOptions.CultureInvariant)]
    private static partial Regex Hyphened { get; }

    [GeneratedRegex("^(?<name>" + Capitals + ")-(?=\\p{Lu}\\p{Ll}*[ ’'])", RegexOptions.CultureInvariant)]
    private static partial Regex Glued { get; }

    /// <summary><c>LUSAKA, Nov 12 (CW) - </c>, <c>Madrid, 12 nov (EFX).- </c>, <c>DALTON, Texas (KXQT) – </c>,
    /// <c>Rennes (Ille-et-Vilaine) — </c>, <c>Skog (NWB): </c>; with a date no dash is needed.</summary>
    [GeneratedRegex(
        "^(?:(?<name>" + Places + "),? ?" + Brackets + Dash + Begins
        + "|(?<name>" + Word + "|" + Capitals + @") ?\(©? ?(?<code>\p{Lu}{2,6})\) ?: " + Begins
        + "|" + Places + ",? " + Day + " ?" + Brackets + "(?:" + Dash + "| ?: ?| )" + Begins
        + "|" + Places + ",? " + Day + @" ?\(\p{Ll}{5,12}\)" + Dash + Begins + ")",
        RegexOptions.CultureInvariant)]
    private static partial Regex WithBrackets { get; }

    /// <summary>A code, with or without a place after it; a place with a date; a place with its region before a bar; the site's address
    /// beside the place; an agency between slashes or dashes, as Russian newspapers have it; the reporter in square brackets, with or
    /// without a place after it; a place before two hyphens; one in capitals with its region before a hyphen, or with a hyphen directly
    /// after it.</summary>
    [GeneratedRegex(
        "^(?:" + Brackets + @" ?(?:[-–—]|\.-) ?(?:\p{Lu}[\p{Lu}' ]{2,20}(?:, " + Day + ")?" + Dash + ")?" + Begins
        + @"|\((?:\p{Ll}{2,4}|©? ?\p{Lu}{2,6})\) (?=\p{Lu}\p{Ll}* )"
        + @"|\[(?:\p{Lu}|\p{Ll}+\p{Lu})[^\]=]{1,30}\] (?:" + Places + @" ?(?:--|—) ?)?(?=[\p{Lu}\p{Nd}“„«""])"
        + "|" + Places + " ?-- ?" + Begins + "(?!.* -- )"
        + "|" + Capitals + "(?:, " + Name + " ?- |- )" + Begins
        + "|" + Places + ", " + Day + @" ?(?:[—–]|--|\.? -|\.-) ?" + Begins
        + "|" + Name + ", " + Name + @" \| " + Begins
        + "|(?:" + Name + ", )?" + Site + "(?:, " + Name + ")?" + " (?:-{1,2}|–|—) " + Begins
        + @"|\p{Lu}[\p{Lu} -]{2,25} /\p{Lu}[^/]{1,20}/\.? ?[—–-] " + Begins
        + "|(?:" + Cyrillic + "{2,20}[ -]?){1,3}, " + @"\d{1,2} " + Cyrillic + @"{3,10}\.?(?: \d{4}(?: года?| г\.)?)?"
        + @"(?: ?\. ?/[^/]{2,20}/\. | ?\.? ?[—–-] (?=\p{Lu})[\p{L} ]{2,24}(?:\. | [—–-] ))" + Begins + ")",
        RegexOptions.CultureInvariant)]
    private static partial Regex Other { get; }

    /// <summary>Scripts without capitals, with any words in the brackets and any reporter.</summary>
    [GeneratedRegex(
        @"^(?:[\p{IsArabic} /،]{2,40} ?\([^()\d]{2,24}\) ?[-–—:] ?"
        + @"|[\p{IsArabic}]{2,14}(?: [\p{IsArabic}]{2,14})? [-–] (?!و)[\p{IsArabic}]{2,14}(?: [\p{IsArabic}]{2,14})? ?[-–:] "
        + @"|[\p{IsHebrew} ]{2,25} ?\([^()\d]{2,20}\) ?[-–—] ?"
        + @"|[\u0900-\u0DFF /]{2,30}(?:, ?\p{Nd}{1,2} [\u0900-\u0DFF]{2,14}\.?)? ?\([^()\d]{2,20}\)[।.]? ?[-–—:]? ?"
        + @"|[\u4E00-\u9FFF]{2,10}\d{1,2}月\d{1,2}日(?:电|電|讯|訊) ?(?:[（(][^）)]{2,30}[）)])? ?"
        + @"|[\u4E00-\u9FFF]{2,10}[讯訊] ?（[^）]{2,24}） ?"
        + @"|[〔［\[（(]?(?:記者|记者|特派員)[^〕］\])）。，]{2,24}(?:報導|报道|報道)[〕］\])）]? ?"
        + @"|[［\[][^］\]]{2,24}(?:ロイター|共同|時事|通信)[］\]] ?[-－]? ?"
        + @"|\[[^\]=]{1,12}=[^\]]{2,12}\][^=.]{0,20}= ?"
        + @"|[\[(][^\])=]{0,12}[= ]?[^\])]{2,16}(?:기자|특파원)[\])] ?=? ?)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Unspelled { get; }

    /// <summary>Whether the whole sentence is a dateline: <c>KAUNAS, lapkričio 12 d. (VTN).</c></summary>
    public static bool IsWhole(string sentence) => sentence.Length <= MaxLength && Whole.IsMatch(sentence);

    [GeneratedRegex(
        "^(?:" + Places + ",? " + Day + "(?: ?" + Brackets + @")?\."
        + @"|[\u0900-\u0DFF /]{2,30}(?:, ?\p{Nd}{1,2} [\u0900-\u0DFF]{2,14}\.?)? ?\([^()\d]{2,20}\)।"
        + @"|[\u0900-\u0DFF]{2,14}/[\u0900-\u0DFF]{2,14}।)$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Whole { get; }

    /// <summary><c>Digital Services Act (DSA) - </c> names a thing by its initials, <c>Anna Weber (SPD) - </c> a person.</summary>
    private static bool NamesSomething(Match match)
    {
        var (name, code) = (match.Groups["name"].Value, match.Groups["code"].Value);
        if (name.Length == 0)
            return false;
        return (Parties.Contains(code) && name.Any(char.IsLower) && !name.Contains(',', StringComparison.Ordinal))
            || (code.All(char.IsUpper) && code == string.Concat(
                name.Split(' ', '-').Where(word => word.Length > 0 && char.IsUpper(word[0])).Select(word => word[0])));
    }
}
