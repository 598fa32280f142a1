namespace BriefingBus.Composer.Stories;

/// <summary>Turns tellings into vectors: a term counts by where and how often it stands, by whether it is a name, and above all by how rare it is.</summary>
public static class TermWeighting
{
    /// <summary>So many terms of a text are looked at.</summary>
    public const int TextTerms = 1000;

    private const double TitleCount = 4;
    private const double SummaryCount = 1;
    private const double TextCount = 0.5;
    private const double NameFactor = 1.3;
    private const double RarityPower = 1.5;
    private const int MostTerms = 200;

    // Rarity is measured over the tellings at hand and over a background of news in which each term that is no common word stands once in so many texts:
    // without it, a quiet night's ten items would make every word look rare or frequent by accident.
    private const double BackgroundTexts = 200;
    private const double BackgroundCount = 1;

    /// <summary>The vectors of the tellings, over one vocabulary.</summary>
    public static TermVector[] Vectors(IReadOnlyList<Telling> tellings)
    {
        var vocabulary = new Dictionary<string, int>(StringComparer.Ordinal);
        var counts = new Dictionary<int, double>[tellings.Count];
        var texts = new List<int>();
        for (var i = 0; i < tellings.Count; i++)
        {
            counts[i] = Counts(tellings[i], vocabulary);
            foreach (var term in counts[i].Keys)
            {
                while (texts.Count <= term)
                    texts.Add(0);
                texts[term]++;
            }
        }

        var rarity = texts.Select(n => Math.Pow(Math.Log((tellings.Count + BackgroundTexts) / (n + BackgroundCount)), RarityPower)).ToArray();
        return [.. tellings.Select((t, i) => Vector(counts[i], Names(t, vocabulary), rarity))];
    }

    private static Dictionary<int, double> Counts(Telling telling, Dictionary<string, int> vocabulary)
    {
        var counts = new Dictionary<int, double>();
        Add(telling.Title, 200, TitleCount);
        Add(telling.Summary, 400, SummaryCount);
        Add(telling.Text, TextTerms, TextCount);
        return counts;

        void Add(string text, int most, double count)
        {
            foreach (var term in Terms.Of(text, most))
            {
                if (!vocabulary.TryGetValue(term, out var number))
                    vocabulary[term] = number = vocabulary.Count;
                counts[number] = counts.GetValueOrDefault(number) + count;
            }
        }
    }

    private static HashSet<int> Names(Telling telling, Dictionary<string, int> vocabulary) =>
        [.. telling.Names.SelectMany(n => Terms.Of(n)).Select(t => vocabulary.GetValueOrDefault(t, -1))];

    private static TermVector Vector(Dictionary<int, double> counts, HashSet<int> names, double[] rarity)
    {
        var weighted = counts
            .Select(c => (Term: c.Key, Weight: (c.Value >= 1 ? 1 + Math.Log(c.Value) : c.Value) * rarity[c.Key] * (names.Contains(c.Key) ? NameFactor : 1)))
            .OrderByDescending(w => w.Weight).ThenBy(w => w.Term)
            .Take(MostTerms)
            .OrderBy(w => w.Term)
            .ToArray();
        var length = Math.Sqrt(weighted.Sum(w => w.Weight * w.Weight));
        return length > 0
            ? new TermVector([.. weighted.Select(w => w.Term)], [.. weighted.Select(w => (float)(w.Weight / length))])
            : TermVector.Nothing;
    }
}
