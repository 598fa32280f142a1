using BriefingBus.Cleaner.Extraction.Blocks;
using BriefingBus.Cleaner.Html;

namespace BriefingBus.Cleaner.Extraction;

/// <summary>The content and the facts of a web page.</summary>
public sealed record CleanedPage
{
    /// <summary>The kind of page; only the text of an <see cref="PageKind.Article"/> is reliable.</summary>
    public required PageKind Kind { get; init; }

    /// <summary>The main content in its order, without the headline; empty if the page has none.</summary>
    public required IReadOnlyList<TextBlock> Blocks { get; init; }

    /// <summary>The headline, or null.</summary>
    public string? Title { get; init; }

    /// <summary>The one or two sentences under the headline that summarise the article, if the template marks them; otherwise null. They
    /// are among the blocks too.</summary>
    public string? Dek { get; init; }

    /// <summary>The authors that the page names, or null.</summary>
    public string? Byline { get; init; }

    /// <summary>The time of publication, in the zone that the page uses, or null. A date without a time is midnight; without a zone it is
    /// UTC.</summary>
    public DateTimeOffset? Published { get; init; }

    /// <summary>The language that the page states, as a BCP 47 tag, or null.</summary>
    public string? Language { get; init; }

    /// <summary>Absolute http or https address of the lead image, or null.</summary>
    public string? Image { get; init; }

    /// <summary>The page's canonical address, or else the address that it was read from, or null.</summary>
    public string? Url { get; init; }

    /// <summary>The publisher's own description of the page, as text, or null.</summary>
    public string? Description { get; init; }

    /// <summary>The kept and dropped blocks, each with its rule; empty unless requested.</summary>
    public IReadOnlyList<BlockDecision> Decisions { get; init; } = [];
}
