using BriefingBus.Cleaner.Html;

namespace BriefingBus.Cleaner.Extraction.Blocks;

/// <summary>Drops captions and credits beside a picture without HTML's <c>figure</c>.</summary>
internal static class PictureLines
{
    /// <summary>The maximum length of a caption, in characters.</summary>
    private const int MaxCaptionLength = 200;

    private const int MaxCreditLength = 120;

    /// <summary>Drops them.</summary>
    public static void Drop(Decision[] decisions, TextMeasure measure)
    {
        for (var i = 0; i < decisions.Length; i++)
        {
            if (decisions[i].Kept && IsCaption(decisions[i].Block, measure))
            {
                decisions[i] = decisions[i] with { Rule = "caption beside a picture" };
            }
        }
    }

    private static bool IsCaption(SourcedBlock block, TextMeasure measure)
    {
        var text = block.Block.Text;
        var element = block.Element;
        // A caption ends with its credit or with nothing; a line that ends as a sentence may be text in a div.
        if (block.Block.Kind != TextBlockKind.Paragraph || text.Length > MaxCaptionLength || SentenceEnd.Is(text) || text[^1] is ':' or ','
            || element.Parent is not { } parent)
        {
            return false;
        }
        if (element.Name is "div" or "center" or "p" && measure.HoldsPicture(element) && measure.Text(element) <= text.Length)
            return true;
        if (element.PreviousSibling is not { } before || !measure.IsPicture(before)
            || (element.Name == "p" && text.Length > MaxCreditLength))
        {
            return false;
        }
        // An element with only the picture and its line, or a line with its own class after the picture.
        var isFrame = measure.Text(parent) == measure.Text(element) && parent.Name is "div" or "span" or "p" or "a" or "center";
        return isFrame
            || (element.Name == "p" ? before.Name is "p" or "div" : element.Names.Length > 0 && measure.Text(element) <= MaxCaptionLength);
    }
}
