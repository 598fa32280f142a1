using BriefingBus.Cleaner.Boilerplate;
using BriefingBus.Cleaner.Html;
using BriefingBus.Cleaner.Summaries.Refusals;

namespace BriefingBus.Cleaner.Summaries;

/// <summary>Chooses the sentences of an item's text that summarise it. Each is in the description or the text word for word, except for
/// white space and a dateline left off. <c>docs/summaries.md</c> states the rules.</summary>
public static class Summary
{
    /// <summary>The minimum number of words of a sentence: fewer say nothing to a reader.</summary>
    public const int MinWords = 5;

    /// <summary>The minimum number of characters before a label that ends the text.</summary>
    private const int MinTextAbove = 80;

    /// <summary>The sentences to show, in the source's order, with all that were weighed and the reasons; none rather than bad
    /// ones.</summary>
    /// <param name="title">The headline, which the summary doesn't repeat.</param>
    /// <param name="blocks">The item's blocks.</param>
    /// <param name="description">The blocks of the feed's short form, or null.</param>
    /// <param name="language">BCP 47 tag of the text, or null.</param>
    /// <param name="options">How long it may be.</param>
    /// <param name="repeated">What the feed repeats from entry to entry.</param>
    public static SummaryChoice Choose(
        string title,
        IReadOnlyList<TextBlock> blocks,
        IReadOnlyList<TextBlock>? description,
        string? language,
        SummaryOptions options,
        RepeatedText repeated)
    {
        var (text, teaser) = (Quotable(blocks), description is null ? null : Quotable(description));
        var own = teaser is null ? null : Description.Judge(title, teaser, blocks, language, options, repeated);
        if (own is { Sentences.Count: > 0 })
            return own;

        var candidates = Candidates.Of(title, text, language, repeated);
        if (Description.Dek(title, text, candidates, language) is { } dek)
            return dek;
        if (Description.InOrder(text, candidates, options) is { Sentences.Count: > 0 } inOrder)
            return inOrder;
        var chosen = Extract.Choose(title, candidates, language, options);
        if (chosen.Chosen.Count == 0 && Description.WithoutStop(title, teaser, text, candidates, language, repeated) is { } unstopped)
            return unstopped;
        if (chosen.Chosen.Count == 0 && Teaser.OnlyShort(text, candidates, title, language) is { } onlyShort)
            return onlyShort;
        return new SummaryChoice
        {
            Sentences = [.. chosen.Chosen.Select(i => candidates[i].Sentence)],
            From = chosen.Chosen.Count == 0 ? "nothing fit to quote" : "the text",
            Candidates = [.. candidates.Select((c, i) => c with { Score = chosen.Scores[i], Chosen = chosen.Chosen.Contains(i) })],
        };
    }

    /// <summary>The blocks that sentences may be taken from: running text, lists and quotations; if there are none, the paragraphs of
    /// preformatted prose, such as a letter. What a publisher writes about itself below a label is left out.</summary>
    public static IReadOnlyList<TextBlock> Quotable(IReadOnlyList<TextBlock> blocks)
    {
        var quotable = new List<TextBlock>(blocks.Count);
        var length = 0;
        foreach (var block in blocks)
        {
            if (length >= MinTextAbove && block.Kind is TextBlockKind.Paragraph or TextBlockKind.Heading
                && BoilerplateRules.EndsText(block.Text))
                break;
            if (block.Kind is TextBlockKind.Paragraph or TextBlockKind.ListItem or TextBlockKind.Quote)
            {
                quotable.Add(block);
                length += block.Text.Length;
            }
        }
        return quotable.Count > 0 ? quotable
            : [.. blocks.Where(block => block.Kind == TextBlockKind.Code).SelectMany(block => TypedText.Paragraphs(block.Text))];
    }
}
