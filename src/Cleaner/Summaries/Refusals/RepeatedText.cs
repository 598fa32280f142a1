using System.Text;
using BriefingBus.Cleaner.Html;
using BriefingBus.Cleaner.Summaries.Sentences;

namespace BriefingBus.Cleaner.Summaries.Refusals;

/// <summary>Text that a publisher puts on every item, found without a rule by comparing the items of one poll and their neighbours in the
/// feed: whole paragraphs, and sentences with blanks for an item's own headline, names and numbers.</summary>
public sealed class RepeatedText
{
    /// <summary>The minimum number of items with a repeated text.</summary>
    private const int MinItems = 3;

    /// <summary>The number of paragraphs at each end of an item whose sentences are compared too.</summary>
    private const int Ends = 4;

    /// <summary>Marks a text with blanks, to distinguish it from one without.</summary>
    private const string Blanked = "≈ ";

    /// <summary>The same for a name before a colon or a dash.</summary>
    private const string Labelled = "∶ ";

    /// <summary>Any name before a dash, if many entries begin with one.</summary>
    private const string AnyDashed = Labelled + "–";

    /// <summary>Why a sentence that a feed repeats is refused.</summary>
    internal const string Reason = "is repeated in the feed's entries";

    private readonly HashSet<string> known;
    private readonly Rubrics rubrics;

    /// <summary>The repeated text of a feed, as <see cref="Find"/> gives it.</summary>
    public RepeatedText(IReadOnlyList<string> repeated)
    {
        known = [.. repeated];
        rubrics = new Rubrics(repeated);
    }

    /// <summary>Nothing is repeated.</summary>
    public static RepeatedText None { get; } = new([]);

    /// <summary>The texts that at least three items share, and at least a third of all. An item that says nothing else keeps
    /// them.</summary>
    /// <param name="items">The headline and the blocks of each item.</param>
    /// <param name="language">BCP 47 tag of the feed, or null.</param>
    public static IReadOnlyList<string> Find(IReadOnlyList<(string Title, IReadOnlyList<TextBlock> Blocks)> items, string? language)
    {
        if (items.Count < MinItems)
            return [];
        var shared = new Dictionary<string, int>();
        var texts = new HashSet<string>();
        foreach (var (title, blocks) in items)
        {
            texts.Clear();
            for (var i = 0; i < blocks.Count; i++)
            {
                texts.Add(blocks[i].Text);
                if (i >= Ends && i < blocks.Count - Ends)
                    continue;
                foreach (var sentence in SentenceSplitter.Split(blocks[i].Text, language))
                {
                    texts.Add(sentence);
                    texts.Add(WithBlanks(sentence, title));
                }
            }
            foreach (var text in texts)
                shared[text] = shared.GetValueOrDefault(text) + 1;
        }
        var labels = items.Select(item => item.Blocks.Count == 0 ? null : LabelOf(item.Blocks[0].Text))
            .OfType<(string Name, bool IsDashed)>().ToList();
        var datelines = Rubrics.Of([.. items.Select(item => item.Title).Where(title => title.Length > 0)]);
        if (IsMany(labels.Count))
            datelines.AddRange(labels.GroupBy(label => label.Name).Where(label => label.Count() > 1).Select(label => Labelled + label.Key));
        if (IsMany(labels.Count(label => label.IsDashed)))
            datelines.Add(AnyDashed);
        // A speaker has a hyphen behind the name too, but not in so many items.
        datelines.AddRange(items.Where(item => item.Blocks.Count > 0).Select(item => DatelineShapes.HyphenedNameOf(item.Blocks[0].Text))
            .OfType<string>().GroupBy(name => name).Where(name => IsMany(name.Count())).Select(name => Labelled + name.Key));
        bool IsMany(int count) => count >= MinItems && 3 * count >= items.Count;
        return [.. datelines, .. shared.Where(s => s.Value >= MinItems && 3 * s.Value >= items.Count).Select(s => s.Key)];
    }

    private static (string Name, bool IsDashed)? LabelOf(string text) =>
        Datelines.LabelOf(text) ?? (DatelineShapes.CapitalsOf(text) is { } name ? (name, true) : null);

    /// <summary>The headline without what the headlines of its feed begin with, as <see cref="Rubrics"/> knows it.</summary>
    public string WithoutRubric(string headline, string feedName) => rubrics.Without(headline, feedName);

    /// <summary>The blocks without the repeated ones at both ends; all of them if nothing else would be left.</summary>
    public IReadOnlyList<TextBlock> Remove(IReadOnlyList<TextBlock> blocks)
    {
        if (known.Count == 0 || blocks.Count < 2 || blocks.All(block => known.Contains(block.Text)))
            return blocks;
        return [.. blocks.Where((block, i) => (i >= Ends && i < blocks.Count - Ends) || !known.Contains(block.Text))];
    }

    /// <summary>Whether the name is a dateline of the feed: several of its texts begin with this name, or many begin with a name and a
    /// dash, as here.</summary>
    public bool HoldsLabel(string name, bool isDashed) => known.Contains(Labelled + name) || (isDashed && known.Contains(AnyDashed));

    /// <summary>Whether the text is one that the feed repeats.</summary>
    public bool Holds(string text) => known.Contains(text);

    /// <summary>Refuses the sentences that the feed repeats word for word, and then those that it repeats except for names and numbers,
    /// while others are left to quote.</summary>
    internal void Refuse(List<SummaryCandidate> candidates, string title)
    {
        if (known.Count == 0)
            return;
        if (candidates.Exists(c => !known.Contains(c.Sentence)))
            Refuse(candidates, sentence => known.Contains(sentence));
        var blanked = candidates.Select(c => c.RefusedBecause is null && known.Contains(WithBlanks(c.Sentence, title))).ToList();
        if (candidates.Where((c, i) => c.RefusedBecause is null && !blanked[i]).Any())
            Refuse(candidates, sentence => known.Contains(WithBlanks(sentence, title)));
    }

    private static void Refuse(List<SummaryCandidate> candidates, Func<string, bool> isRepeated)
    {
        for (var i = 0; i < candidates.Count; i++)
            if (candidates[i].RefusedBecause is null
                && (isRepeated(candidates[i].Sentence)
                    || (candidates[i].NeedsPrevious && i > 0 && candidates[i - 1].RefusedBecause is not null)))
                candidates[i] = candidates[i] with { RefusedBecause = Reason };
    }

    /// <summary>The sentence with blanks for its item's headline, capitalised words, numbers, mentions and hashtags.</summary>
    internal static string WithBlanks(string sentence, string title)
    {
        if (title.Length > 8)
            sentence = sentence.Replace(title, "\uFFFC", StringComparison.OrdinalIgnoreCase);
        var blanks = new StringBuilder(Blanked, sentence.Length + 2);
        var first = true;
        for (var i = 0; i < sentence.Length;)
        {
            if (!Words.IsWordPart(sentence[i]) && sentence[i] is not ('@' or '#' or '\uFFFC'))
            {
                blanks.Append(sentence[i++]);
                continue;
            }
            var from = i;
            while (i < sentence.Length
                && (Words.IsWordPart(sentence[i])
                    || sentence[i] is '@' or '#' or '_' or '\uFFFC'
                    || (sentence[i] is '\'' or '’' or '-' or '.' && i + 1 < sentence.Length && Words.IsWordPart(sentence[i + 1]))))
                i++;
            var word = sentence.AsSpan(from, i - from);
            var isName = word[0] is '@' or '#' or '\uFFFC' || char.IsDigit(word[0]) || (char.IsUpper(word[0]) && !first);
            first = false;
            if (!isName)
                blanks.Append(word);
            else if (!(blanks is [.., '_'] || (blanks.Length > 1 && blanks[^1] == ' ' && blanks[^2] == '_')))
                blanks.Append('_');
            else
                blanks.Length -= blanks[^1] == ' ' ? 1 : 0;
        }
        return blanks.ToString();
    }
}
