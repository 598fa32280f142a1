using BriefingBus.Cleaner.Boilerplate;
using BriefingBus.Cleaner.Extraction;
using BriefingBus.Cleaner.Extraction.Blocks;
using BriefingBus.Cleaner.Html;
using BriefingBus.Cleaner.RoundUps;
using BriefingBus.Cleaner.Summaries.Refusals;
using BriefingBus.Contracts;

namespace BriefingBus.Cleaner.Cleaning;

/// <summary>An entry's HTML as blocks of text: the longest form of the text, and the feed's short form if there is one.</summary>
internal sealed record EntryBody
{
    /// <summary>The text's blocks without boilerplate.</summary>
    public required IReadOnlyList<TextBlock> Blocks { get; init; }

    /// <summary>The short form's blocks if the entry also has a longer form; otherwise none.</summary>
    public required IReadOnlyList<TextBlock> Description { get; init; }

    /// <summary>The article's page if it was fetched and is an article; otherwise null.</summary>
    public CleanedPage? Page { get; init; }

    /// <summary>The decision on each block of the text and the short form.</summary>
    public required IReadOnlyList<BlockDecision> Decisions { get; init; }

    /// <summary>The stories of a round-up as entries of their own; otherwise none.</summary>
    public IReadOnlyList<FetchedEntry> Stories { get; init; } = [];

    /// <summary>Reads an entry.</summary>
    /// <exception cref="InvalidDataException">A compressed body is damaged or too large.</exception>
    public static EntryBody Read(FetchedEntry entry)
    {
        var (summaryHtml, contentHtml) = (CompressedText.Unwrap(entry.Summary) ?? "", CompressedText.Unwrap(entry.Content) ?? "");
        var (summaryRoot, contentRoot) = (HtmlText.Parse(summaryHtml), HtmlText.Parse(contentHtml));
        var stories = RoundUpEntries.Of(entry, contentHtml.Length >= summaryHtml.Length ? contentRoot : summaryRoot);
        var summary = new Form("summary", HtmlText.Read(summaryRoot));
        var longest = new Form("content", HtmlText.Read(contentRoot));
        var page = PageOf(entry);
        if (page is not null && Length(page.Blocks) > Length(longest.Blocks))
            longest = new Form("page", page.Blocks);
        // A short form with the whole text has lost its paragraphs: the same words are read from the long form.
        var (shortLength, longLength) = (Length(summary.Blocks), Length(longest.Blocks));
        return longLength < shortLength || (longLength == shortLength && longest.Blocks.Count <= summary.Blocks.Count)
            ? Of(summary, new Form("summary", []), page, stories)
            : Of(longest, longLength == shortLength ? new Form("summary", []) : summary, page, stories);
    }

    /// <summary>A text of an entry as blocks without boilerplate.</summary>
    /// <exception cref="InvalidDataException">A compressed text is damaged or too large.</exception>
    public static IReadOnlyList<TextBlock> BlocksWithoutBoilerplate(MessageText html) =>
        Left(StrippedBlock.All(HtmlText.Read(CompressedText.Unwrap(html) ?? "")));

    /// <summary>The body without the text that the feed repeats in many entries.</summary>
    public EntryBody Without(RepeatedText repeated)
    {
        var (blocks, description) = (repeated.Remove(Blocks), repeated.Remove(Description));
        if (blocks.Count == Blocks.Count && description.Count == Description.Count)
            return this;
        var left = blocks.Concat(description).Select(block => block.Text).ToHashSet();
        return this with
        {
            Blocks = blocks,
            Description = description,
            Decisions =
            [
                .. Decisions.Select(d => d.Kept && repeated.Holds(d.Block.Text) && !left.Contains(d.Block.Text)
                    ? d with { Kept = false, Rule = "repeated in the feed's entries" }
                    : d),
            ],
        };
    }

    private static EntryBody Of(Form text, Form description, CleanedPage? page, IReadOnlyList<FetchedEntry> stories)
    {
        var (stripped, shortened) = (StrippedBlock.All(text.Blocks), StrippedBlock.All(description.Blocks));
        return new EntryBody
        {
            Blocks = Left(stripped),
            Description = Left(shortened),
            Page = page,
            Stories = stories,
            Decisions = [.. Decide(stripped, text.Name), .. Decide(shortened, description.Name)],
        };
    }

    private static CleanedPage? PageOf(FetchedEntry entry)
    {
        if (CompressedText.Unwrap(entry.Page) is not { } html)
            return null;
        Uri.TryCreate(entry.PageUrl ?? entry.Link, UriKind.Absolute, out var url);
        return PageReader.Read(html, url) is { Kind: PageKind.Article } page ? page : null;
    }

    /// <summary>The characters of the blocks without their white space, which an excerpt has elsewhere.</summary>
    private static int Length(IReadOnlyList<TextBlock> blocks)
    {
        var length = 0;
        foreach (var block in blocks)
            foreach (var c in block.Text)
                length += char.IsWhiteSpace(c) ? 0 : 1;
        return length;
    }

    private static IReadOnlyList<TextBlock> Left(List<StrippedBlock> blocks) => [.. blocks.Select(block => block.Left).OfType<TextBlock>()];

    private static IEnumerable<BlockDecision> Decide(List<StrippedBlock> blocks, string form) =>
        blocks.Select(block =>
            new BlockDecision(block.Left is not null, block.Rule ?? "the entry's text", form, block.Left ?? block.Block));

    private sealed record Form(string Name, IReadOnlyList<TextBlock> Blocks);
}
