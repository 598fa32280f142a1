using System.Text.RegularExpressions;
using BriefingBus.Cleaner.Html;
using BriefingBus.Cleaner.Summaries.Sentences;

namespace BriefingBus.Cleaner.Summaries.Refusals;

/// <summary>Removes datelines and labels from the sentences that are shown; what remains is still word for word in the source. The text
/// keeps them.</summary>
internal static partial class Datelines
{
    private const string Place = @"\p{Lu}[\p{Lu}.'’-]+(?:[ /]\p{Lu}[\p{Lu}.'’-]*){0,3}";
    private const string Region = @"\p{Lu}[\p{L}.]*(?: \p{Lu}[\p{L}.]*){0,2}";
    private const string Places = Place + "(?:, " + Region + ")?(?: ?/ ?" + Place + "(?:, " + Region + "){0,1}){0,3}";
    private const string Date = @"(?:(?:le|am|den|il|el|em|op|a) )?(?:\p{Lu}\p{L}+\.? )?\d{1,2}\.?º?(?: (?:de )?\p{L}+\.?)?(?:,? \d{4})?";
    /// <summary>A date with its year: <c>29.11.2022</c>, <c>25. Januar 2022</c>, <c>March 4, 2022</c>.</summary>
    private const string FullDate = @"(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}\.?º? (?:de )?\p{L}{3,12}\.?(?: de)? \d{4}"
        + @"|\p{Lu}\p{L}{2,11}\.? \d{1,2}, \d{4})";

    private const string TownAlone = @"\p{Lu}[\p{L}.'’-]+(?:[ /]\p{L}[\p{L}.'’-]+){0,3}(?:, " + Region + @")?";
    private const string Town = TownAlone + "(?: ?/ ?" + TownAlone + @"){0,3}(?:, " + Date + @")?";
    private const string Source = @"\p{Lu}[\p{L}.'’-]{2,}(?: \p{Lu}[\p{L}.'’-]*){0,3}";
    /// <summary>Datelines of scripts without capitals, with the agency in brackets or before the reporter's name.</summary>
    private const string Unspelled =
        @"[\p{IsArabic} /،]{2,40} ?\((?:رويترز|أ ف ب|ا ف ب|أ ب|أ\.ف\.ب|د ب أ|وفا|سانا|قنا|كونا|واس|وام|بترا|الأناضول|شينخوا|ایسنا"
        + @"|ایرنا|فارس|مهر)[^)]{0,20}\) ?[-–—:] ?"
        + @"|[\p{IsDevanagari} /]{2,40}, \d{1,2} [\p{L}\p{M}]+\.? \((?:भाषा|वार्ता|एएनआई|आईएएनएस|एजेंसी|पीटीआई)"
        + @"[^)]{0,20}\)[।.]? ?[-–—:]? ?"
        + @"|（(?:中央社|新华社|新華社|中新社)[^）]{2,30}(?:[电電讯訊]|报道|報導|報道)） ?"
        + @"|(?:本报讯|本報訊|本网讯|本網訊)(?: ?（[^）]{2,24}）)? ?";

    private const string Dash = @" ?(?:\.? ?—|--|\.? ?–|\. ?-(?!\p{Lu}\p{Ll}?\.)) ?";

    /// <summary>A word of a section's name in capitals (<c>LA CHRONIQUE D'ANNE PETIT - </c>).</summary>
    private const string CapitalWord = @"[\p{Lu}\d][\p{Lu}\d'’&.-]*,?";

    /// <summary>What follows such a name: a sentence without a second dash, which would enclose an aside.</summary>
    private const string Sentence = @"[\p{Lu}“„«""][\p{Ll}'’ ](?:(?! [-–—] ).)*$";

    private static readonly System.Buffers.SearchValues<char> Signs = System.Buffers.SearchValues.Create("—–-|(:【（訊讯电電=/[〔［導导报");

    /// <summary>The longest dateline at the start of a sentence, in characters.</summary>
    private const int MaxLength = 90;

    /// <summary>The maximum share of a dateline in its sentence: in Chinese, a reporter's name and a date are long beside few
    /// characters.</summary>
    private const double MaxShare = 0.67;

    /// <summary>The sentence without a dateline such as <c>OTTAWA, Ont. (Reuters) - </c> at its start.</summary>
    /// <param name="sentence">The first sentence of a block.</param>
    /// <param name="title">The headline.</param>
    /// <param name="blocks">The text, which names the place again.</param>
    /// <param name="language">BCP 47 tag of the text, or null.</param>
    /// <param name="repeated">What the feed repeats: its datelines too.</param>
    public static string WithoutDateline(
        string sentence, string title, IReadOnlyList<TextBlock> blocks, string? language, RepeatedText repeated)
    {
        if (sentence.AsSpan(0, Math.Min(sentence.Length, MaxLength)).IndexOfAny(Signs) < 0)
            return sentence;
        var dateline = Dateline.Match(sentence) is { Success: true } match ? match.Length
            : DatelineWithoutDash.Match(sentence) is { Success: true } glued ? glued.Length - 1
            : PictureCredits.LengthIn(sentence) is > 0 and var credit ? credit
            : DatelineShapes.LengthIn(sentence) is > 0 and var shape ? shape
            : DatelineShapes.LengthOfHyphened(sentence, title, blocks, language, repeated) is > 0 and var hyphened ? hyphened
            : UnspelledLabel.Match(sentence) is { Success: true } place
                && IsNamedAgain(place.Groups[1].Value, sentence[place.Length..], title)
            ? place.Length
            : LabelIn(sentence) is { } label && !DatelineShapes.IsNameWithSign(sentence)
                && (repeated.HoldsLabel(label.Name, label.IsDashed)
                    || IsPlace(label, sentence, title, blocks)
                    || PrecedesSentence(label, sentence, blocks, language))
            ? label.Length
            : 0;
        return dateline < sentence.Length * MaxShare ? sentence[dateline..] : sentence;
    }

    /// <summary>A place in capitals with a dash (<c>HALIFAX, N.S. — </c>), perhaps with a date between them. A hyphen is not enough:
    /// <c>NASA - the agency - </c> is no dateline. Also a full date (<c>29.11.2022 – </c>), perhaps after the kind of document, and the
    /// name of a section in capitals, of at least four words before a colon: <see cref="Label"/> reads shorter ones.</summary>
    [GeneratedRegex(
        @"^(?:[\p{Lu}\d][\p{Lu}\d+ ]{1,20} ?/ ?\d{1,2} ?[hH:.] ?\d{2} ?[-–—:] ?"
        + "|" + Places + "(?:, " + Date + ")?" + Dash
        + "|" + Unspelled
        + @"|\(" + Source + @"\)" + Dash
        + "|" + Source + " via " + Source + Dash
        + @"|\p{Lu}\p{L}+(?:,? \p{L}+){0,3}\.-+ ?(?=[\p{Lu}“„«""])(?!\p{Lu}\p{Ll}?\.)"
        + "|(?:—|--|–) ?"
        + @"|\p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]+){0,2}, \d{1,2} \p{Ll}+\.?(?: ?[—–-] ?РИА Новости(?:, [\p{L} .]{3,40})?\. |\.? /ТАСС/\. )"
        + "|" + CapitalWord + "(?: " + CapitalWord + @"){1,7} ?[-–—|] (?=" + Sentence + ")"
        + "|" + CapitalWord + "(?: " + CapitalWord + @"){3,7} ?: (?=" + Sentence + ")"
        + @"|(?:\p{Lu}\p{Ll}+ (?:vom|of|du|del|van|от) )?" + FullDate + "(?: ?[|,/] ?" + Region + ")? ?[-–—|] "
        + @"(?=[\p{Lu}“„«""]\p{L}* )"
        + @"|\p{Lu}{5,}(?: \p{Lu}{2,}){0,2} [-–] (?=[\p{Lu}“„«""](?:(?! [-–—] ).)*$)"
        + @"|(?:新华社|新華社|中新社|中新网|人民网)[^电電 ]{2,24}[电電](?: ?[（(][^）)]{2,30}[）)])? ?"
        + @"|【[^】]{2,24}】 ?|\([^)=]{1,12}=[^)]{2,12}\)[^=]{0,20}= ?)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Dateline { get; }

    /// <summary>Sites that lose the dash put the sentence right after the bracket: <c>Boston (CNN)Jurors …</c>, <c>(The Valley Times)The
    /// …</c>.</summary>
    [GeneratedRegex(
        "^(?:" + Town + @" \(\p{Lu}[\p{L} ./-]{1,24}\)[\p{Lu}\p{Nd}""“„«]|\(" + Source + @"\)[\p{Lu}""“„«])",
        RegexOptions.CultureInvariant)]
    private static partial Regex DatelineWithoutDash { get; }

    /// <summary><c>Bengaluru: Lennmotors …</c>, <c>Wien/Graz: Der …</c>, <c>NEW DELHI, Jan 5: The …</c>, <c>Upper Weir – The council …</c>,
    /// <c>Rostow (Russland) - Bei einem Brand …</c>: a place, perhaps with a date, and a colon or a dash before a sentence.</summary>
    [GeneratedRegex(
        @"^(\p{Lu}[\p{L}.'’-]{2,}(?:[ -]\p{Lu}[\p{L}.'’-]+){0,2}(?: ?/ ?\p{Lu}[\p{L}.'’-]{2,}(?: \p{Lu}[\p{L}.'’-]+){0,2}){0,2})"
        + @"((?:, " + Region + @")?(?:, " + Date + @")?)"
        + @"(?: ?\(" + Region + @"\)(?= [–—-] ))?(?: ?: ?| [–—] |(?<=\)) - )(?=[\p{Lu}\d“„«""])",
        RegexOptions.CultureInvariant)]
    private static partial Regex Label { get; }

    /// <summary>A name of one or two words in a script without capitals before a colon: <c>पटना: …</c>.</summary>
    [GeneratedRegex(
        @"^([\u0900-\u0DFF]{2,20}(?: [\u0900-\u0DFF]{2,16})?|[\p{IsArabic}]{3,16}(?: [\p{IsArabic}]{3,16})?) ?: ",
        RegexOptions.CultureInvariant)]
    private static partial Regex UnspelledLabel { get; }

    /// <summary>Whether the text or the headline repeats the name, as they do with a place: a speaker is named once.</summary>
    private static bool IsNamedAgain(string name, string rest, string title) =>
        rest.Contains(name, StringComparison.Ordinal)
        || (title.Contains(name, StringComparison.Ordinal) && !title.Contains(name + ":", StringComparison.Ordinal));

    /// <summary>The name before a colon or a dash that a text begins with, or null.</summary>
    public static (string Name, bool IsDashed)? LabelOf(string text) => LabelIn(text) is { } label ? (label.Name, label.IsDashed) : null;

    private static (string Name, int Length, bool IsDashed)? LabelIn(string text) =>
        text.AsSpan(0, Math.Min(text.Length, MaxLength)).IndexOfAny(":–—)") > 0 && Label.Match(text) is { Success: true } label
            ? (label.Groups[1].Value, label.Length, !label.ValueSpan.Contains(':')) : null;

    /// <summary>Whether the label is a place: it is in capitals, has a date or two names with a slash, the text repeats it, or the text
    /// names it as a place. A person before a colon is the speaker, and stays.</summary>
    private static bool IsPlace(
        (string Name, int Length, bool IsDashed) label, string sentence, string title, IReadOnlyList<TextBlock> blocks)
    {
        var (name, rest, isDashed) = (label.Name, sentence[label.Length..], label.IsDashed);
        if (rest.AsSpan() is ['I', ' ' or '\'' or '’', ..] or ['W', 'e', ' ', ..])
            return false;
        if (rest.StartsWith(name, StringComparison.Ordinal))
            return true;
        if ((name.Length > 3 && !name.Any(char.IsLower) && !isDashed) || name.Contains('/', StringComparison.Ordinal))
            return true;
        if (sentence[name.Length] == ',' && sentence.AsSpan(0, label.Length).ContainsAnyInRange('0', '9'))
            return true;
        return IsPlaceIn(name, rest, isDashed) || IsPlaceIn(name, title, isDashed)
            || blocks.Any(block => block.Text.Length > sentence.Length
                && IsPlaceIn(name, block.Text.Replace(sentence, rest, StringComparison.Ordinal), isDashed));
    }

    /// <summary>Whether a sentence follows a label that is the text's only one: <c>Upper Weir – The council …</c>.</summary>
    private static bool PrecedesSentence(
        (string Name, int Length, bool IsDashed) label, string sentence, IReadOnlyList<TextBlock> blocks, string? language)
    {
        if (!label.IsDashed || !blocks.Take(2).Any(block => block.Text.StartsWith(sentence, StringComparison.Ordinal))
            || blocks.Count(block => LabelIn(block.Text) is { IsDashed: true }) > 1)
            return false;
        var rest = sentence.AsSpan(label.Length);
        var first = rest[..(rest.IndexOf(' ') is > 0 and var end ? end : rest.Length)];
        return SentenceGrammar.For(language).IsStarter(first);
    }

    /// <summary>Prepositions that only places follow, in the languages with such labels.</summary>
    private static readonly string[] OfPlaces =
        ["in ", "at ", "near ", "en ", "à ", "em ", "aus ", "nach ", "te ", "w ", "v ", "ve ", "в ", "στη ", "στο ", "στην ", "i "];

    /// <summary>Prepositions that a person may follow too: they suffice if a colon separates the name from a sentence.</summary>
    private static readonly string[] OfPlacesAndPersons = ["from ", "of ", "to ", "de ", "a ", "di ", "bei ", "у "];

    private static bool IsPlaceIn(string name, string text, bool isDashed)
    {
        string[] prepositions = isDashed ? OfPlaces : [.. OfPlaces, .. OfPlacesAndPersons];
        for (var at = text.IndexOf(name, StringComparison.Ordinal); at > 0; at = text.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            if (text.AsSpan(0, at).EndsWith(", ", StringComparison.Ordinal) && text.AsSpan(at + name.Length) is [',' or '.', ..])
                return true;
            foreach (var word in prepositions)
                if (text.AsSpan(0, at).EndsWith(word, StringComparison.Ordinal))
                    return true;
        }
        return false;
    }
}
