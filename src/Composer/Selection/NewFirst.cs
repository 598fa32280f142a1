using System.Collections.Frozen;
using BriefingBus.Composer.Rules;
using BriefingBus.Composer.Stories.Sketches;
using BriefingBus.Composer.Stories.Words;
using BriefingBus.Contracts;

namespace BriefingBus.Composer.Selection;

/// <summary>Orders the sentences of a story in a thread: first those with a number or a name that no earlier briefing had, then those whose
/// words are mostly new, then the repeated ones.</summary>
internal static class NewFirst
{
    /// <summary>The minimum number of significant words that show whether a sentence is new.</summary>
    private const int MinTerms = 3;

    private static readonly FrozenSet<string> DependentWords = WordList.Words("dependent-words.txt");

    /// <summary>Orders the sentences. A sentence that continues another stays behind it.</summary>
    /// <param name="summary">The sentences in the order of the source.</param>
    /// <param name="item">The item that they belong to.</param>
    /// <param name="earlier">The items of the thread in earlier briefings.</param>
    public static IReadOnlyList<string> Order(IReadOnlyList<string> summary, ItemCleaned item, IReadOnlyList<BriefedItem> earlier)
    {
        if (summary.Count < 2 || earlier.Count == 0)
            return summary;
        var numbers = ArticleReader.Numbers(earlier.Select(Article.Of));
        var names = item.Names
            .Where(n => !earlier.Any(t => Says(t.Title, n) || Says(t.Text, n) || t.Summary.Any(s => Says(s, n))))
            .ToList();
        var runs = new List<List<string>>();
        foreach (var sentence in summary)
        {
            if (runs.Count == 0 || !IsDependent(sentence))
                runs.Add([]);
            runs[^1].Add(sentence);
        }
        var forms = new WordForms();
        var earlierTerms = earlier
            .SelectMany(e => Terms(string.Join('\n', [e.Title, .. e.Summary, e.Text]), ArticleSketch.TextWords))
            .ToHashSet();
        return [.. runs.OrderByDescending(run => run.Max(Newness)).SelectMany(run => run)];

        int Newness(string sentence) => HasNewFact(sentence) ? 2 : IsMostlyNew([.. Terms(sentence, HeadlineReader.MaxWords)]) ? 1 : 0;

        bool HasNewFact(string sentence) => names.Exists(n => Says(sentence, n))
            || HeadlineReader.Read(sentence, item.Language, forms).Exists(w => w.Number is { } number && !numbers.Contains(number));

        bool IsMostlyNew(List<uint> terms) => terms.Count >= MinTerms && 2 * terms.Count(t => !earlierTerms.Contains(t)) > terms.Count;

        IEnumerable<uint> Terms(string text, int most) => HeadlineReader.Read(text, item.Language, forms, most)
            .Select(w => w.Word.Term).Where(t => t != 0).Distinct();
    }

    private static bool Says(string text, string name) => text.Contains(name, StringComparison.OrdinalIgnoreCase);

    private static bool IsDependent(string sentence) =>
        FoldedText.Of(sentence).Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var first, ..] && DependentWords.Contains(first);
}
