using System.Reflection;
using BriefingBus.Cleaner.Summaries;

namespace BriefingBus.Cleaner.Languages;

/// <summary>Tells the languages that share a script apart: the likeliest by the frequency of its trigrams (Cavnar and Trenkle 1994, here with
/// probabilities), counted from texts that we wrote.</summary>
internal static class LanguageProfiles
{
    private const int LeastWords = 6;

    /// <summary>How much likelier a trigram must be on average, in natural logarithms, in the best language than in the next.</summary>
    private const double LeastLead = 0.03;

    /// <summary>What a trigram that a profile lacks counts.</summary>
    private const double Smoothing = 0.5;

    private static readonly Dictionary<string, (Dictionary<string, double> Counts, double Total)> Profiles = Read();

    /// <summary>The languages told apart, as BCP 47 primary tags.</summary>
    public static IReadOnlyCollection<string> Languages => Profiles.Keys;

    /// <summary>The likeliest language, or null where the text is short or the language hardly leads the next.</summary>
    public static string? Best(string text)
    {
        var words = Words.Of(text).Where(word => word.All(c => !char.IsDigit(c))).ToList();
        if (words.Count < LeastWords)
            return null;

        var trigrams = words.SelectMany(Trigrams).ToList();
        var ranked = Profiles.Select(profile => (Language: profile.Key, Likelihood: trigrams.Average(trigram => Likelihood(profile.Value, trigram))))
            .OrderByDescending(l => l.Likelihood).Take(2).ToList();
        return ranked[0].Likelihood - ranked[1].Likelihood >= LeastLead * Math.Min(1, 40.0 / words.Count) ? ranked[0].Language : null;
    }

    private static double Likelihood((Dictionary<string, double> Counts, double Total) profile, string trigram) =>
        Math.Log((profile.Counts.GetValueOrDefault(trigram) + Smoothing) / (profile.Total + (20_000 * Smoothing)));

    private static IEnumerable<string> Trigrams(string word)
    {
        var padded = " " + word + " ";
        for (var i = 0; i + 3 <= padded.Length; i++)
            yield return padded.Substring(i, 3);
    }

    /// <summary>A function word counts as often as its rank in the table makes likely.</summary>
    private static Dictionary<string, (Dictionary<string, double>, double)> Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("samples.tsv")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n')
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split('\t'))
            .ToDictionary(row => row[0], row =>
            {
                var counts = new Dictionary<string, double>();
                foreach (var trigram in Words.Of(row[1]).SelectMany(Trigrams))
                    counts[trigram] = counts.GetValueOrDefault(trigram) + 1;
                var rank = 0;
                if (FunctionWords.Languages.Contains(row[0]))
                    foreach (var word in FunctionWords.Of(row[0]))
                    {
                        rank++;
                        foreach (var trigram in Trigrams(word))
                            counts[trigram] = counts.GetValueOrDefault(trigram) + 20.0 / (rank + 5);
                    }
                return (counts, counts.Values.Sum());
            });
    }
}
