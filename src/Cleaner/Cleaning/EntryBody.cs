using BriefingBus.Cleaner.Boilerplate;
using BriefingBus.Cleaner.Extraction;
using BriefingBus.Cleaner.Html;
using BriefingBus.Contracts;
using BriefingBus.Hosting.Bus;

namespace BriefingBus.Cleaner.Cleaning;

/// <summary>An entry's HTML as blocks of text: the longest form that it has, and the feed's short form beside it.</summary>
internal sealed record EntryBody
{
    /// <summary>The text's blocks, boilerplate left out.</summary>
    public required IReadOnlyList<TextBlock> Blocks { get; init; }

    /// <summary>The short form's blocks where the entry has a longer one too; else none.</summary>
    public required IReadOnlyList<TextBlock> Description { get; init; }

    /// <summary>The article's page where it was fetched and is an article, or null.</summary>
    public CleanedPage? Page { get; init; }

    /// <summary>Reads an entry.</summary>
    /// <exception cref="InvalidDataException">A compressed body is damaged or too large.</exception>
    public static EntryBody Read(FetchedEntry entry)
    {
        var summary = BlocksOf(CompressedText.Unwrap(entry.Summary));
        var content = BlocksOf(CompressedText.Unwrap(entry.Content));
        var page = PageOf(entry);
        var longest = content;
        if (page is not null && Length(page.Blocks) > Length(content))
            longest = page.Blocks;
        if (Length(longest) <= Length(summary))
            return new EntryBody { Blocks = WithoutBoilerplate(summary), Description = [], Page = page };
        return new EntryBody { Blocks = WithoutBoilerplate(longest), Description = WithoutBoilerplate(summary), Page = page };
    }

    /// <summary>The body without text that the feed repeats from entry to entry.</summary>
    public EntryBody Without(IReadOnlyList<string> repeated) => repeated.Count == 0
        ? this
        : this with { Blocks = RepeatedText.Remove(Blocks, repeated), Description = RepeatedText.Remove(Description, repeated) };

    private static CleanedPage? PageOf(FetchedEntry entry)
    {
        if (CompressedText.Unwrap(entry.Page) is not { } html)
            return null;
        Uri.TryCreate(entry.PageUrl ?? entry.Link, UriKind.Absolute, out var url);
        return PageReader.Read(html, url) is { Kind: PageKind.Article } page ? page : null;
    }

    private static IReadOnlyList<TextBlock> BlocksOf(string? html) => string.IsNullOrWhiteSpace(html) ? [] : HtmlText.Read(html);

    private static int Length(IReadOnlyList<TextBlock> blocks) => blocks.Sum(block => block.Text.Length);

    private static IReadOnlyList<TextBlock> WithoutBoilerplate(IReadOnlyList<TextBlock> blocks) =>
        [.. blocks.Select(block => block.Kind is TextBlockKind.Code or TextBlockKind.Table ? block : block with { Text = BoilerplateRules.Strip(block.Text, out _) })
            .Where(block => block.Text.Length > 0)];
}
