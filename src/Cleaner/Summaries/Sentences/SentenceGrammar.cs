using System.Collections.Concurrent;
using System.Globalization;
using BriefingBus.Text;

namespace BriefingBus.Cleaner.Summaries.Sentences;

/// <summary>The data on a language that splitting into sentences needs: the table <c>sentence-grammar.tsv</c>.</summary>
internal sealed class SentenceGrammar
{
    private static readonly ILookup<(string Language, string Kind), string> Table =
        EmbeddedTable.Rows(typeof(SentenceGrammar).Assembly, "sentence-grammar.tsv")
            .SelectMany(row => row[2].Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(word => (Key: (Language: row[0], Kind: row[1]), Word: word)))
            .ToLookup(row => row.Key, row => row.Word);
    private static readonly Dictionary<string, string> Forms = Table
        .Where(row => row.Key.Kind == "starter")
        .GroupBy(row => LanguageTag.Macrolanguage(row.Key.Language), row => row.Key.Language)
        .ToDictionary(forms => forms.Key, forms => forms.Min()!);
    private static readonly ConcurrentDictionary<string, SentenceGrammar> Grammars = new();

    /// <summary>Particles that continue a Japanese sentence after a quotation.</summary>
    public static readonly IReadOnlyList<string> JapaneseSpeech = [.. Table[("ja", "speech")]];

    /// <summary>Verbs that attribute a quotation in Chinese.</summary>
    public static readonly IReadOnlyList<string> ChineseSpeech = [.. Table[("zh", "speech")]];

    private readonly string[] endsBeforeNumber;

    private SentenceGrammar(string language)
    {
        NeverLast = Words(language, "never-last", fold: true);
        MayBeLast = Words(language, "may-be-last", fold: true);
        BeforeNumber = Words(language, "before-number", fold: true);
        endsBeforeNumber = [.. BeforeNumber.Where(word => word[0] == '-').Select(word => word[1..])];
        Starters = Words(language, "starter", fold: false);
        SpeechVerbs = Words(language, "speech", fold: false);
        NamesWithStop = Words(language, "name-with-stop", fold: false);
        Counted = Words(language, "counted", fold: true);
        OrdinalsHavePoints = Table[(language, "ordinals")].Any();
        MinWords = Table[(language, "min-words")]
            .Select(word => int.Parse(word, CultureInfo.InvariantCulture))
            .FirstOrDefault(Summary.MinWords);
    }

    /// <summary>Abbreviations in lower case, without the last point, that never end a sentence: <c>mr</c>, <c>z.b</c>.</summary>
    public HashSet<string> NeverLast { get; }

    /// <summary>Abbreviations that end a sentence only before a starter: <c>inc</c>, <c>p.m</c>.</summary>
    public HashSet<string> MayBeLast { get; }

    /// <summary>Abbreviations that never end a sentence before a number: <c>no</c>, <c>fig</c>; with a hyphen, endings of compounds:
    /// <c>-str</c> of <c>Hauptstr. 12</c>.</summary>
    public HashSet<string> BeforeNumber { get; }

    /// <summary>Abbreviations before a number that is no ordinal: after <c>br. 5.</c>, <c>č. 5.</c> a new sentence begins.</summary>
    public HashSet<string> Counted { get; }

    /// <summary>Capitalised words that begin sentences, but hardly ever names: <c>The</c>, <c>It</c>.</summary>
    public HashSet<string> Starters { get; }

    /// <summary>Verbs that attribute a quotation: <c>said</c>, <c>asked</c>.</summary>
    public HashSet<string> SpeechVerbs { get; }

    /// <summary>Names with a stop: <c>Yahoo!</c>; with the word after it if the stop alone may end a sentence: <c>try!_Swift</c>.</summary>
    public HashSet<string> NamesWithStop { get; }

    /// <summary>Whether <c>3.</c> is an ordinal number.</summary>
    public bool OrdinalsHavePoints { get; }

    /// <summary>The minimum number of words of a whole sentence: lower if one word can mean several English ones (<c>Trenlerin yarısı
    /// çalışıyor.</c>, <c>Rząd zwołał dziś naradę.</c>).</summary>
    public int MinWords { get; }

    /// <summary>The grammar of a BCP 47 tag's primary language, or of another form of it (Bosnian uses Croatian's); English if the table
    /// has neither. Rows of language <c>*</c> apply to all.</summary>
    public static SentenceGrammar For(string? tag)
    {
        var language = LanguageTag.Primary(tag ?? "en");
        if (!Table[(language, "starter")].Any())
            language = OtherForm(language) ?? "en";
        return Grammars.GetOrAdd(language, static l => new SentenceGrammar(l));
    }

    private static string? OtherForm(string language) =>
        Forms.GetValueOrDefault(LanguageTag.Macrolanguage(language));

    /// <summary>Whether the word is one of <see cref="Starters"/>.</summary>
    public bool IsStarter(ReadOnlySpan<char> word) => Starters.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    /// <summary>Whether the token, whatever its case, is one of <see cref="NeverLast"/>.</summary>
    public bool IsNeverLast(ReadOnlySpan<char> token) => Holds(NeverLast, token);

    /// <summary>Whether the token, whatever its case, is one of <see cref="MayBeLast"/>.</summary>
    public bool IsMayBeLast(ReadOnlySpan<char> token) => Holds(MayBeLast, token);

    /// <summary>Whether the token, whatever its case, is one of <see cref="BeforeNumber"/>, or a compound with one.</summary>
    public bool IsBeforeNumber(ReadOnlySpan<char> token)
    {
        if (Holds(BeforeNumber, token))
            return true;
        foreach (var end in endsBeforeNumber)
            if (token.Length > end.Length && token.EndsWith(end, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }

    /// <summary>Whether the token, whatever its case, is one of <see cref="Counted"/>.</summary>
    public bool IsCounted(ReadOnlySpan<char> token) => Holds(Counted, token);

    private static bool Holds(HashSet<string> words, ReadOnlySpan<char> token)
    {
        Span<char> lower = stackalloc char[16];
        return token.Length <= lower.Length
            && words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(lower[..token.ToLowerInvariant(lower)]);
    }

    private static HashSet<string> Words(string language, string kind, bool fold) =>
        [.. Table[(language, kind)].Concat(Table[("*", kind)]).Select(word => fold ? word.ToLowerInvariant() : word)];
}
