using BriefingBus.Cleaner.Languages;
using BriefingBus.Cleaner.Summaries.Sentences;
using BriefingBus.Text;

namespace BriefingBus.Cleaner.Facts;

/// <summary>Names of people, places and organisations: runs of capitalised words. German capitalises every noun: there, a run needs two
/// words, or one word all in capitals.</summary>
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
        var runs = new List<(List<string> Run, bool AtStart)>();
        var sentences = new List<(int Start, int End)>();
        var split = SentenceSplitter.SplitBlock(text, language, sentences);
        foreach (var (start, end) in sentences)
            AddRuns(split.AsSpan(start, end - start), runs);
        if (!IsCapitalised(title))
            AddRuns(title, runs);
        var words = TextWords.Of(text);
        var found = new Dictionary<string, (int Count, int First)>();
        foreach (var (run, atStart) in runs)
        {
            var name = atStart ? WithoutOrdinaryStart(run, words, language) : run;
            if (name.Count == 0 || (name.Count == 1 && !MayStandAlone(name[0], language)))
                continue;
            var key = string.Join(' ', name);
            found[key] = found.TryGetValue(key, out var seen) ? (seen.Count + 1, seen.First) : (1, found.Count);
        }
        return [.. found.OrderByDescending(f => f.Value.Count).ThenBy(f => f.Value.First).Take(MaxNames).Select(f => f.Key)];
    }

    private static void AddRuns(ReadOnlySpan<char> sentence, List<(List<string> Run, bool AtStart)> found)
    {
        var joins = Joining.GetAlternateLookup<ReadOnlySpan<char>>();
        var run = new List<string>();
        var joining = new List<string>();
        var first = true;
        var startsHere = false;
        foreach (var range in sentence.Split(' '))
        {
            var raw = sentence[range];
            if (raw.IsEmpty)
                continue;
            var word = raw.Trim("\"“”‘’'(),;:!?«»„[]");
            var bare = StripPossessive(word.TrimEnd('.'));
            if (bare.Length > 0 && char.IsUpper(bare[0]) && bare is not "I" && !(run.Count > 0 && raw[0] is '"' or '“'))
            {
                if (run.Count == 0)
                    startsHere = first;
                run.AddRange(joining);
                run.Add(bare.ToString());
                joining.Clear();
                if (raw[^1] is ',' or ';' or ':' or ')' or '"' or '”' || bare.Length < word.Length - 1)
                {
                    found.Add((run, startsHere));
                    run = [];
                }
            }
            else if (run.Count > 0 && joining.Count < 2 && joins.TryGetValue(bare, out var joint))
                joining.Add(joint);
            else
            {
                if (run.Count > 0)
                {
                    found.Add((run, startsHere));
                    run = [];
                }
                joining.Clear();
            }
            first = false;
        }
        if (run.Count > 0)
            found.Add((run, startsHere));
    }

    private static List<string> WithoutOrdinaryStart(List<string> run, TextWords words, string? language)
    {
        var folded = run[0].ToLowerInvariant();
        return FunctionWords.Contains(folded, language)
            || words.Small.Contains(folded)
            || (run.Count == 1 && AreSmall(run[0].AsSpan(1)) && !words.Capital.Contains(run[0]))
            ? run[1..]
            : run;
    }

    private static bool AreSmall(ReadOnlySpan<char> letters)
    {
        foreach (var letter in letters)
            if (!char.IsLower(letter))
                return false;
        return true;
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

    /// <summary>The words of a text that distinguish an ordinary word from a name.</summary>
    /// <param name="Small">Those that the text has in lower case.</param>
    /// <param name="Capital">Those capitalised inside a sentence.</param>
    private sealed record TextWords(HashSet<string> Small, HashSet<string> Capital)
    {
        public static TextWords Of(string text)
        {
            var words = new TextWords([], []);
            var small = words.Small.GetAlternateLookup<ReadOnlySpan<char>>();
            var capital = words.Capital.GetAlternateLookup<ReadOnlySpan<char>>();
            var inside = false;
            foreach (var range in text.AsSpan().SplitAny(' ', '\n'))
            {
                var raw = text.AsSpan(range);
                var word = StripPossessive(raw.Trim("\"“”‘’(),;:.!?"));
                if (word.Length == 0)
                    continue;
                if (char.IsLower(word[0]))
                    small.Add(word);
                else if (inside)
                    capital.Add(word);
                inside = raw[^1] is not ('.' or '!' or '?' or '"' or '”');
            }
            return words;
        }
    }
}
