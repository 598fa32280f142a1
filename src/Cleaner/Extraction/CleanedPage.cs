using BriefingBus.Cleaner.Html;

namespace BriefingBus.Cleaner.Extraction;

/// <summary>A web page as its author would have it read.</summary>
public sealed record CleanedPage
{
    /// <summary>What the page is; only an <see cref="PageKind.Article"/> has a text to trust.</summary>
    public required PageKind Kind { get; init; }

    /// <summary>The main content in its order, without the headline; empty where the page has none.</summary>
    public required IReadOnlyList<TextBlock> Blocks { get; init; }

    /// <summary>The headline, or null.</summary>
    public string? Title { get; init; }

    /// <summary>
    /// The sentence or two under the headline that sum the article up, where the template marks them, or null. They are among the blocks
    /// too.
    /// </summary>
    public string? Dek { get; init; }

    /// <summary>The persons who wrote it, as the page says, or null.</summary>
    public string? Byline { get; init; }

    /// <summary>
    /// When it was published, in the zone that the page writes it in, or null. A date without a time is midnight, without a zone UTC.
    /// </summary>
    public DateTimeOffset? Published { get; init; }

    /// <summary>Language as a BCP 47 tag as the page states it, or null.</summary>
    public string? Language { get; init; }

    /// <summary>Absolute http or https address of the lead image, or null.</summary>
    public string? Image { get; init; }

    /// <summary>The page's canonical address where it names one, else the address it was read from, or null.</summary>
    public string? Url { get; init; }

    /// <summary>The publisher's own description of the page, as text, or null.</summary>
    public string? Description { get; init; }

    /// <summary>What was kept and what was left out, each with its rule; empty unless asked for.</summary>
    public IReadOnlyList<BlockDecision> Decisions { get; init; } = [];
}
