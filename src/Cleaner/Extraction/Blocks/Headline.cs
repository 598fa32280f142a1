using BriefingBus.Cleaner.Html;

namespace BriefingBus.Cleaner.Extraction.Blocks;

/// <summary>Drops the headline above the text and wherever it is repeated: it is a fact of the page, not a part of its text.</summary>
internal static class Headline
{
    /// <summary>A title with a site's name or a kicker beside the headline is at most this much longer.</summary>
    private const double TitleShare = 0.6;

    /// <summary>Drops it.</summary>
    public static void Drop(Decision[] decisions, string? title)
    {
        var letters = Letters(title ?? "");
        for (var i = 0; i < decisions.Length; i++)
        {
            if (decisions[i].Kept && IsHeadline(decisions[i].Block, letters))
            {
                decisions[i] = decisions[i] with { Rule = "headline" };
            }
        }
    }

    private static bool IsHeadline(SourcedBlock block, string title)
    {
        if (title.Length == 0
            || block.Block.Kind is not (TextBlockKind.Heading or TextBlockKind.Paragraph)
            || block.Block.Text.Length > 2 * title.Length + 20)
        {
            return false;
        }
        var letters = Letters(block.Block.Text);
        return letters == title
            || (block.Element.Name == "h1"
                && letters.Length >= TitleShare * title.Length
                && title.Contains(letters, StringComparison.Ordinal));
    }

    /// <summary>Letters and digits in lower case, for comparing headings and titles.</summary>
    public static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
