using BriefingBus.Cleaner.Languages;
using BriefingBus.Cleaner.Summaries;

namespace BriefingBus.Cleaner.Facts;

/// <summary>Names of people, places and organisations: runs of words in capitals. German writes every noun with a capital; there a run
/// needs two words, or a word all in capitals.</summary>
public static class ProperNames
{
    /// <summary>The maximum number for one text.</summary>
    private const int MaxNames = 30;

    private static readonly HashSet<string> Joining =
    [
        "of", "de", "del", "della", "di", "da", "do", "dos", "du", "des", "la", "le", "van", "von", "der", "den", "al", "bin", "&",
    ];

    /// <summary>The names in title and text, most frequent first, then in order. A word that only begins sentences counts only if the text
    /// does not have it in lower case.</summary>
    public static IReadOnlyList<string> Of(string title, string text, string? language)
    {
        var sentences = SentenceSplitter.Split(text, language);
        var lower = LowerWords(text);
        var found = new Dictionary<string, (int Count, int First)>();
        foreach (var (run, atStart) in sentences.SelectMany(Runs).Concat(IsCapitalised(title) ? [] : Runs(title)))
        {
            var name = atStart ? WithoutOrdinaryStart(run, lower, language) : run;
            if (name.Count == 0 || (name.Count == 1 && !MayStandAlone(name[0], language)))
                continue;
            var key = string.Join(' ', name);
            found[key] = found.TryGetValue(key, out var seen) ? (seen.Count + 1, seen.First) : (1, found.Count);
        }
        return [.. found.OrderByDescending(f => f.Value.Count).ThenBy(f => f.Value.First).Take(MaxNames).Select(f => f.Key)];
    }

    private static IEnumerable<(List<string> Run, bool AtStart)> Runs(string sentence)
    {
        var run = new List<string>();
        var joining = new List<string>();
        var first = true;
        var startsHere = false;
        foreach (var raw in sentence.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var word = raw.Trim('"', '“', '”', '‘', '’', '\'', '(', ')', ',', ';', ':', '!', '?', '«', '»', '„', '[', ']');
            var bare = StripPossessive(word.TrimEnd('.'));
            if (bare.Length > 0 && char.IsUpper(bare[0]) && !(bare.Length == 1 && bare == "I") && !(run.Count > 0 && raw[0] is '"' or '“'))
            {
                if (run.Count == 0)
                    startsHere = first;
                run.AddRange(joining);
                run.Add(bare);
                joining.Clear();
                if (raw[^1] is ',' or ';' or ':' or ')' or '"' or '”' || bare.Length < word.Length - 1)
                {
                    yield return (run, startsHere);
                    run = [];
                }
            }
            else if (run.Count > 0 && joining.Count < 2 && Joining.Contains(bare))
                joining.Add(bare);
            else
            {
                if (run.Count > 0)
                    yield return (run, startsHere);
                run = [];
                joining.Clear();
            }
            first = false;
        }
        if (run.Count > 0)
            yield return (run, startsHere);
    }

    private static List<string> WithoutOrdinaryStart(List<string> run, HashSet<string> lower, string? language)
    {
        var folded = run[0].ToLowerInvariant();
        return FunctionWords.Contains(folded, language)
            || lower.Contains(folded)
            || (run.Count == 1 && run[0].Skip(1).All(char.IsLower) && !lower.Contains("\0" + run[0]))
            ? run[1..]
            : run;
    }

    /// <summary>The words that the text has in lower case and, marked, those with a capital inside a sentence.</summary>
    private static HashSet<string> LowerWords(string text)
    {
        var words = new HashSet<string>();
        var inside = false;
        var lookup = words.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var range in text.AsSpan().SplitAny(' ', '\n'))
        {
            var raw = text.AsSpan(range);
            var word = StripPossessive(raw.Trim("\"“”‘’(),;:.!?"));
            if (word.Length == 0)
                continue;
            if (char.IsLower(word[0]))
                lookup.Add(word);
            else if (inside)
                words.Add($"\0{word}");
            inside = raw[^1] is not ('.' or '!' or '?' or '"' or '”');
        }
        return words;
    }

    private static bool MayStandAlone(string word, string? language) => word.Length > 1
        && !FunctionWords.Contains(word.ToLowerInvariant(), language)
        && (language is null || LanguageTag.Primary(language) != "de" || word.All(c => !char.IsLower(c)));

    private static bool IsCapitalised(string title)
    {
        var words = title.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => char.IsLetter(w[0]) && w.Length > 3).ToList();
        return words.Count > 0 && words.Count(w => char.IsUpper(w[0])) > 0.7 * words.Count;
    }

    private static ReadOnlySpan<char> StripPossessive(ReadOnlySpan<char> word) =>
        word.EndsWith("'s") || word.EndsWith("’s") ? word[..^2] : word;

    private static string StripPossessive(string word) =>
        word.EndsWith("'s", StringComparison.Ordinal) || word.EndsWith("’s", StringComparison.Ordinal) ? word[..^2] : word;
}
