using System.Collections.Frozen;
using BriefingBus.Composer.Rules;
using BriefingBus.Composer.Stories;
using BriefingBus.Contracts;

namespace BriefingBus.Composer.Selection;

/// <summary>Puts the news of a thread first: sentences with a number or a name that no earlier briefing had.</summary>
internal static class NewFirst
{
    private static readonly FrozenSet<string> Leaning = WordList.Words("leaning-words.txt");

    /// <summary>The sentences in their new order. A sentence that continues another stays behind it.</summary>
    /// <param name="summary">The sentences in the order of the source.</param>
    /// <param name="item">The item that they are of.</param>
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
            if (runs.Count == 0 || !Leans(sentence))
                runs.Add([]);
            runs[^1].Add(sentence);
        }
        return [.. runs.OrderByDescending(run => run.Exists(IsNew)).SelectMany(run => run)];

        bool IsNew(string sentence) => names.Exists(n => Says(sentence, n))
            || HeadlineReader.Read(sentence, item.Language, new WordForms())
                .Exists(w => w.Number is { } number && !numbers.Contains(number));
    }

    private static bool Says(string text, string name) => text.Contains(name, StringComparison.OrdinalIgnoreCase);

    private static bool Leans(string sentence) =>
        FoldedText.Of(sentence).Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var first, ..] && Leaning.Contains(first);
}
