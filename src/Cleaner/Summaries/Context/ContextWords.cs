using System.Collections.Concurrent;
using BriefingBus.Cleaner.Summaries.Sentences;
using BriefingBus.Text;

namespace BriefingBus.Cleaner.Summaries.Context;

/// <summary>The words that make a sentence depend on its context, in one language: the table <c>context-words.tsv</c>, whose head explains
/// the kinds.</summary>
internal sealed class ContextWords
{
    /// <summary>The maximum number of characters before the main clause.</summary>
    private const int MaxOpeningLength = 40;

    /// <summary>The maximum length in characters of a label before a denial (<c>Bewertung: Falsch.</c>).</summary>
    private const int MaxVerdictLabel = 16;

    private static readonly ConcurrentDictionary<string, ContextWords> Languages = new();
    private static readonly Dictionary<string, Dependence> Kinds = new()
    {
        { "person", Dependence.OnNamed }, { "named", Dependence.OnNamed }, { "me", Dependence.OnSpeaker }, { "us", Dependence.OnSpeaker },
        { "dependent", Dependence.OnThing }, { "joins", Dependence.OnSentence }, { "alone", Dependence.None },
    };

    private readonly Dictionary<char, (string Phrase, Dependence Kind)[]> starts;
    private readonly Dictionary<char, string[]> denials;
    private readonly HashSet<string> third, adverbs;
    private readonly string[] howTo;
    private readonly HashSet<string> cut, last;
    private readonly HashSet<string> titled;
    private readonly bool spaced;
    private readonly BackReferences? references;

    private ContextWords(string language)
    {
        string[] Of(string kind) => ContextWordTable.Phrases(language, kind);
        Verbs = new FiniteVerbs(language, Of);
        spaced = language is not ("ja" or "zh" or "th");
        references = spaced ? new BackReferences(Of) : null;
        starts = Kinds.SelectMany(kind => Of(kind.Key).Select(phrase => (Phrase: phrase, Kind: kind.Value)))
            .GroupBy(start => start.Phrase[0])
            .ToDictionary(group => group.Key, group => group.OrderByDescending(start => start.Phrase.Length).ToArray());
        denials = Of("denies").GroupBy(phrase => phrase[0]).ToDictionary(group => group.Key, group => group.ToArray());
        third = [.. Of("person")];
        adverbs = [.. Of("adverbs")];
        howTo = Of("howto");
        cut = [.. Of("cut")];
        last = [.. Of("last")];
        titled = [.. Of("titled")];
        InPerson = new PersonWords(Of("me"), Of("us"), Of("announces"), spaced);
    }

    /// <summary>The words of somebody who writes about themselves.</summary>
    public PersonWords InPerson { get; }

    /// <summary>Recognises finite verbs.</summary>
    public FiniteVerbs Verbs { get; }

    /// <summary>The words of a tag's language, or of English without a tag; none if the table lacks the language.</summary>
    public static ContextWords For(string? tag) =>
        Languages.GetOrAdd(
            ContextWordTable.FormOf(tag is null ? "en" : LanguageTag.Primary(tag)),
            static language => new ContextWords(language));

    /// <summary>How the sentence depends on the one before it.</summary>
    public Dependence Of(string sentence)
    {
        var start = OpeningPhrase.HeadOf(sentence);
        if (start == sentence.Length)
            return Dependence.None;
        var first = char.ToLowerInvariant(sentence[start]);
        foreach (var key in (ReadOnlySpan<char>)[first, OpeningPhrase.AnyWord])
            foreach (var (phrase, kind) in starts.GetValueOrDefault(key) ?? [])
                if (BeginsWith(sentence, start, phrase))
                    return titled.Contains(phrase) && IsInCapital(sentence, start + phrase.Length + 1) ? Dependence.None
                        : kind == Dependence.OnSpeaker && references?.Of(sentence, start) == Dependence.OnThing ? Dependence.OnThing : kind;
        if (references?.Of(sentence, start) is { } dependence and not Dependence.None)
            return dependence;
        var main = MainClause(sentence, start);
        return main > 0 && references?.GoOn(sentence, main) == true ? Dependence.OnThing
            : (main > 0 && IsPerson(sentence, main)) || IsAdverbBeforePerson(sentence, start) ? Dependence.OnNamed : Dependence.None;
    }

    /// <summary>The index of <c>he founded</c> in <c>In 2012, he founded the institute.</c>, after an opening without a name; otherwise
    /// 0.</summary>
    private static int MainClause(string sentence, int start)
    {
        var comma = sentence.IndexOf(", ", start, Math.Min(MaxOpeningLength, sentence.Length - start), StringComparison.Ordinal);
        for (var i = start + 1; i < comma; i++)
            if (char.IsUpper(sentence[i]))
                return 0;
        return comma < 0 ? 0 : comma + 2;
    }

    /// <summary><c>Sometimes they come back.</c></summary>
    private bool IsAdverbBeforePerson(string sentence, int start)
    {
        var end = sentence.IndexOf(' ', start);
        return adverbs.Count > 0 && end > start && adverbs.Contains(sentence[start..end].ToLowerInvariant().Replace('’', '\''))
            && IsPerson(sentence, end + 1);
    }

    private bool IsPerson(string sentence, int at)
    {
        if (at >= sentence.Length || !starts.TryGetValue(char.ToLowerInvariant(sentence[at]), out var phrases))
            return false;
        foreach (var (phrase, kind) in phrases)
            if (BeginsWith(sentence, at, phrase))
                return kind == Dependence.OnNamed && third.Contains(phrase);
        return false;
    }

    /// <summary>Whether the sentence denies the one before it, perhaps after a label: <c>Verdict: False.</c></summary>
    public bool Denies(string sentence) =>
        Denies(sentence, OpeningPhrase.HeadOf(sentence))
        || (sentence.AsSpan().IndexOfAny(':', '：') is > 2 and <= MaxVerdictLabel and var colon
            && Denies(sentence, colon + 1 + OpeningPhrase.HeadOf(sentence[(colon + 1)..])));

    private bool Denies(string sentence, int start)
    {
        return start < sentence.Length && denials.TryGetValue(char.ToLowerInvariant(sentence[start]), out var phrases)
            && Array.Exists(phrases, phrase => BeginsWith(sentence, start, phrase));
    }

    /// <summary>Whether the last word cannot end a sentence; some words can, but only before a stop.</summary>
    public bool IsCutAfter(ReadOnlySpan<char> lastWord, bool isStopped)
    {
        if (cut.Count == 0 || lastWord.Length is 0 or > 12)
            return false;
        Span<char> lower = stackalloc char[lastWord.Length];
        lastWord.ToLowerInvariant(lower);
        return cut.GetAlternateLookup<ReadOnlySpan<char>>().Contains(lower)
            && !(isStopped && last.GetAlternateLookup<ReadOnlySpan<char>>().Contains(lower));
    }

    /// <summary>Whether a headline announces instructions.</summary>
    public bool IsHowTo(string title)
    {
        var words = title.Replace('’', '\'').ToLowerInvariant();
        foreach (var phrase in howTo)
        {
            var stands = phrase.Contains(' ', StringComparison.Ordinal) || !spaced;
            if (stands ? words.Contains(phrase, StringComparison.Ordinal) : BeginsWith(words, 0, phrase))
                return true;
        }
        return false;
    }

    /// <summary>Whether a word that refers back precedes a noun anywhere in the sentence.</summary>
    public bool PointsAnywhere(string sentence) => references?.PointAnywhere(sentence) ?? false;

    private bool BeginsWith(string sentence, int start, string phrase) => OpeningPhrase.Stands(sentence, start, phrase, spaced);

    /// <summary><c>We Were Soldiers, the film …</c></summary>
    private static bool IsInCapital(string sentence, int at) =>
        at < sentence.Length && char.IsUpper(sentence[at]) && sentence[at - 1] == ' ';
}
