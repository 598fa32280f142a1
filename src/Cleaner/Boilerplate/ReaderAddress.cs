using System.Buffers;
using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using BriefingBus.Text;

namespace BriefingBus.Cleaner.Boilerplate;

/// <summary>Sentences in which a publisher addresses its readers, or writes about its own text, instead of reporting. Grammar identifies
/// them: an imperative that opens a clause, with what it offers; a greeting at the start; an author who mentions the writing.</summary>
internal sealed partial class ReaderAddress
{
    /// <summary>The maximum number of characters between an imperative and what it offers, in one clause.</summary>
    private const int MaxBetween = 100;

    /// <summary>A note on a series names it within this many characters of its start.</summary>
    private const int MaxNoteStart = 140;

    /// <summary>Longer sentences, in characters, do not address readers, and would cost too much: each phrase is compared with the
    /// others.</summary>
    private const int MaxSentence = 1000;

    /// <summary>Why a greeting is refused.</summary>
    public const string Greets = "greets the reader";

    /// <summary>Why a sentence about the text is a second choice.</summary>
    public const string Announces = "announces what the text will say";

    private const string English = "en";

    /// <summary>The marks before the last clause of a sentence.</summary>
    private static readonly SearchValues<char> BeforeClause = SearchValues.Create(",،、»”\"“–—");

    /// <summary>Quotation marks: inside, somebody else may speak.</summary>
    private static readonly SearchValues<char> Quotes = SearchValues.Create("“”„«»\"「」『』");

    private static readonly ConcurrentDictionary<string, ReaderAddress> Languages = new();

    private readonly ReaderPhrases phrases;
    private readonly ReaderAddress? also;

    private ReaderAddress(string language)
    {
        phrases = new ReaderPhrases(language);
        also = language == English ? null : For(English);
    }

    /// <summary>The phrases of a tag's language and of English, which many systems use whatever the language of the text; those of English
    /// alone for a language that the table lacks.</summary>
    public static ReaderAddress For(string? tag) =>
        Languages.GetOrAdd(
            tag is not null && LanguageTag.Primary(tag) is var language && ReaderPhrases.AreOf(language) ? language : English,
            static known => new ReaderAddress(known));

    /// <summary>Why a sentence is never quoted, or null if it reports something.</summary>
    public string? RefusalOf(string sentence) => Reason(sentence, IsRefused);

    /// <summary>Why a sentence is quoted only if no other can be, or null.</summary>
    public string? SecondChoiceOf(string sentence) => Reason(sentence, static (_, text, found) =>
        found.Exists(phrase => phrase.Kind == "turns" && IsHead(text, phrase.Start) && !IsAttributed(text, found, phrase))
            ? "leads the reader through the text"
            : Holds("announces", text, found) && !text.AsSpan().ContainsAny(Quotes) ? Announces : null);

    private string? Reason(string sentence, Func<ReaderPhrases, string, List<ReaderPhrase>, string?> judge)
    {
        if (sentence.Length > MaxSentence)
            return null;
        var text = ReaderPhrases.Comparable(sentence);
        return judge(phrases, text, phrases.In(text)) ?? also?.Reason(sentence, judge);
    }

    private static string? IsRefused(ReaderPhrases phrases, string text, List<ReaderPhrase> found)
    {
        if (found.Count == 0)
            return null;
        if (found.Exists(phrase => phrase.Kind == "greets" && IsHead(text, phrase.Start)))
            return Greets;
        if (IsNoteOnSeries(text, found))
            return "is a note on a series";
        if (Holds("thanks", text, found))
            return "thanks the reader";
        if (Holds("asides", text, found))
            return "is about the writing itself";
        return Holds("invites", text, found) || found.Exists(phrase => IsCall(phrases, text, found, phrase)) ? "calls on the reader" : null;
    }

    private static bool IsCall(ReaderPhrases phrases, string text, List<ReaderPhrase> found, ReaderPhrase verb) =>
        verb.Kind switch
        {
            "please" => OpensClause(text, found, verb.Start, behindComma: false),
            "calls" => OpensClause(text, found, verb.Start, behindComma: !phrases.Have("plain")),
            "asks" or "polite" => IsOffer(text, found, verb)
                && !found.Exists(phrase => phrase.Kind == "nouns" && phrase.Start == verb.End + 1)
                && OpensClause(text, found, verb.Start, behindComma: false),
            "ends" => IsTail(text, verb.End)
                && (!phrases.Have("offers") || found.Exists(phrase => phrase.Kind == "offers" && phrase.End <= verb.Start)),
            _ => false,
        }
        && !IsAttributed(text, found, verb);

    /// <summary>Whether the verb's clause names something that only publishers offer, or a web address after an imperative.</summary>
    private static bool IsOffer(string text, List<ReaderPhrase> found, ReaderPhrase verb)
    {
        var clause = text.AsSpan(verb.End, Math.Min(MaxBetween, text.Length - verb.End));
        if (clause.IndexOfAny(".;!?。") is >= 0 and var stop && (verb.End + stop + 1 == text.Length || text[verb.End + stop + 1] == ' '))
            clause = clause[..stop];
        var end = verb.End + clause.Length;
        return found.Exists(phrase => phrase.Kind == "offers" && phrase.Start >= verb.End && phrase.Start < end)
            || (verb.Kind == "asks" && WebAddress.IsMatch(clause));
    }

    private static bool Holds(string kind, string text, List<ReaderPhrase> found) =>
        found.Exists(phrase => phrase.Kind == kind && !IsAttributed(text, found, phrase));

    private static bool IsNoteOnSeries(string text, List<ReaderPhrase> found) =>
        found.Exists(phrase => phrase.Kind == "this-is" && IsHead(text, phrase.Start))
        && found.Find(phrase => phrase.Kind == "series" && phrase.Start < MaxNoteStart) is { End: > 0 } series
        && found.Exists(phrase => phrase.Kind == "part" && phrase.Start != series.Start && phrase.Start < MaxNoteStart);

    /// <summary>Whether the phrase is attributed to somebody: an attributing verb precedes it, or is in the last clause after it.</summary>
    private static bool IsAttributed(string text, List<ReaderPhrase> found, ReaderPhrase phrase)
    {
        var last = text.AsSpan(phrase.End).LastIndexOfAny(BeforeClause);
        return found.Exists(verb => verb.Kind == "says" && (verb.End <= phrase.Start || (last >= 0 && verb.Start > phrase.End + last)));
    }

    /// <summary>Whether the words at an index open a clause, apart from polite words and conjunctions before them.</summary>
    /// <param name="text">The sentence.</param>
    /// <param name="found">Its phrases.</param>
    /// <param name="start">Where the words begin.</param>
    /// <param name="behindComma">Whether a comma alone is enough.</param>
    private static bool OpensClause(string text, List<ReaderPhrase> found, int start, bool behindComma)
    {
        var isPolite = false;
        for (; ; )
        {
            var before = EndOfText(text, start, ",:");
            var word = found.FindLast(phrase =>
                phrase.Kind is "polite" or "then" && phrase.Start < start && EndOfText(text, phrase.End, ",:") == before);
            if (word.End == 0)
                break;
            isPolite |= word.Kind == "polite";
            start = word.Start;
        }
        if (IsHead(text, start))
            return true;
        return EndOfText(text, start, "") is > 0 and var end && text[end - 1] switch
        {
            ';' or ':' or '–' or '—' or '!' or '?' or '.' or '…' or ')' or '。' or '！' or '？' => true,
            '-' => end > 1 && text[end - 2] == ' ',
            ',' or '،' or '、' => isPolite || behindComma
                || (text.AsSpan(0, end - 1).IndexOf(',') < 0 && found.Exists(phrase => phrase.Kind == "if" && IsHead(text, phrase.Start))),
            _ => false,
        };
    }

    /// <summary>The end of the text before an index, without its spaces and these marks.</summary>
    private static int EndOfText(string text, int index, string marks)
    {
        while (index > 0 && (text[index - 1] == ' ' || marks.Contains(text[index - 1])))
            index--;
        return index;
    }

    /// <summary>Whether only marks precede an index, and no quotation begins there.</summary>
    private static bool IsHead(string text, int index)
    {
        foreach (var c in text.AsSpan(0, index))
            if (char.IsLetterOrDigit(c) || c is '“' or '„' or '«' or '"' or '「' or '『' or '‘' or '»')
                return false;
        return true;
    }

    private static bool IsTail(string text, int index)
    {
        foreach (var c in text.AsSpan(index))
            if (char.IsLetterOrDigit(c) || c is '」' or '』' or '”' or '"' or '»')
                return false;
        return true;
    }

    [GeneratedRegex(
        @"(?:^|[\s(])(?:www\."
        + @"|[\p{L}\d-]{2,}\.(?:com|org|net|info|tv|fm|co|app|dev|shop|de|fr|es|pt|br|nl|dk|pl|cz|ru|ua|uk|gr|eu|ch|jp|cn)\b)",
        RegexOptions.CultureInvariant)]
    private static partial Regex WebAddress { get; }
}
