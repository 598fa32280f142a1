using BriefingBus.Cleaner.Html;

namespace BriefingBus.Cleaner.Extraction;

/// <summary>A web page as its author would have it read.</summary>
public sealed record CleanedPage
{
    /// <summary>What the page is; only an <see cref="PageKind.Article"/> has a text to trust.</summary>
    public required PageKind Kind { get; init; }

    /// <summary>The main content in its order; empty where the page has none.</summary>
    public required IReadOnlyList<TextBlock> Blocks { get; init; }

    /// <summary>The headline, or null.</summary>
    public string? Title { get; init; }

    /// <summary>Who wrote it, as the page says, or null.</summary>
    public string? Byline { get; init; }

    /// <summary>When it was published, or null. A date without a time is midnight UTC.</summary>
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
