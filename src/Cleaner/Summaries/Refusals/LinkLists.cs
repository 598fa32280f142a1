using BriefingBus.Cleaner.Html;

namespace BriefingBus.Cleaner.Summaries.Refusals;

/// <summary>Lists of links with remarks, as link blogs publish them. A remark is about one page, whose title is the link before it, and not
/// about the entry.</summary>
internal static class LinkLists
{
    /// <summary>Why a remark is refused.</summary>
    public const string Reason = "is a remark on a link";

    /// <summary>The minimum number of links in such a list.</summary>
    private const int MinLinks = 3;

    /// <summary>The minimum share of its blocks that begin with a link.</summary>
    private const double MinShare = 0.6;

    /// <summary>Whether a text is such a list.</summary>
    public static bool Are(IReadOnlyList<TextBlock> blocks) =>
        blocks.Count(block => block.BeginsWithLink) is >= MinLinks and var links && links >= MinShare * blocks.Count;
}
