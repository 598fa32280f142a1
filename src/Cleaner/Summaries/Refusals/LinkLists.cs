using BriefingBus.Cleaner.Html;

namespace BriefingBus.Cleaner.Summaries.Refusals;

/// <summary>Lists of links with remarks, as link blogs publish them. A remark says what its author thinks of one page, whose title is the
/// link above it, and nothing of the entry.</summary>
internal static class LinkLists
{
    /// <summary>Why a remark is refused.</summary>
    public const string Reason = "is a remark on a link";

    /// <summary>The fewest links of such a list.</summary>
    private const int MinLinks = 3;

    /// <summary>The least share of its blocks that begin with one.</summary>
    private const double MinShare = 0.6;

    /// <summary>Whether a text is one.</summary>
    public static bool Are(IReadOnlyList<TextBlock> blocks) =>
        blocks.Count(block => block.BeginsWithLink) is >= MinLinks and var links && links >= MinShare * blocks.Count;
}
