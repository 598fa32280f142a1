using System.Buffers;
using BriefingBus.Cleaner.Html;

namespace BriefingBus.Cleaner.Extraction.Blocks;

/// <summary>Drops lines that are only links to other pages, unless the text announces them.</summary>
internal static class LinkLines
{
    /// <summary>A linked line that ends as a sentence is one from this length on, in characters.</summary>
    private const int Sentence = 60;

    /// <summary>The maximum length, in characters, of a paragraph that is a line of links.</summary>
    private const int MaxLinksLength = 120;

    private static readonly SearchValues<char> AnnouncesLink = SearchValues.Create(":：»>›→-–|?!");

    /// <summary>Drops them.</summary>
    public static void Drop(Decision[] decisions)
    {
        var announced = false;
        for (var i = 0; i < decisions.Length; i++)
        {
            if (!decisions[i].Kept)
                continue;
            var block = decisions[i].Block.Block;
            announced = block.Kind == TextBlockKind.ListItem ? announced : block.Text[^1] is ':' or '：' && !SectionLabels.Is(block.Text);
            if (!(announced && LeadsSomewhere(decisions[i].Block)) && IsLinksOnly(decisions[i].Block))
            {
                decisions[i] = decisions[i] with { Rule = "links only" };
            }
        }
    }

    private static bool LeadsSomewhere(SourcedBlock block) =>
        block.Block.Kind == TextBlockKind.ListItem && block.Links is [var link, ..] && link.Attribute("href") is [not '#', ..];

    private static bool IsLinksOnly(SourcedBlock block) => block.Block.Kind switch
    {
        TextBlockKind.Heading => block.LinkShare > 0.9 && block.Element.Name != "h1",
        _ when block.Links.Count == 1 && (IsSentence(block) || IsAddress(block.Block.Text)) => false,
        _ => (block.LinkShare > 0.8 && block.Block.Text.Length < 300)
            || (block.LinkShare > 0.6 && block.Block.Text.Length < 100 && IsLabelled(block))
            || (block.LinkShare > 0.5
                && block.Links.Count > 1
                && block.Block.Text.Length < MaxLinksLength
                && block.Block.Kind == TextBlockKind.Paragraph),
    };

    /// <summary>Authors link whole sentences; titles of other pages end without a stop.</summary>
    private static bool IsSentence(SourcedBlock block) =>
        block.Element.Name == "p"
        && block.Block.Text.Length >= Sentence
        && block.BeforeLinks.AsSpan().IsWhiteSpace()
        && SentenceEnd.Is(block.Block.Text)
        && !block.Block.Text.AsSpan().ContainsAny('?', '？', '…');

    /// <summary>An address in full is part of the text.</summary>
    private static bool IsAddress(string text) =>
        text.StartsWith("http", StringComparison.OrdinalIgnoreCase) || text.StartsWith("www.", StringComparison.OrdinalIgnoreCase);

    /// <summary>True if the words before the link only announce it and none follow.</summary>
    private static bool IsLabelled(SourcedBlock block)
    {
        var before = block.BeforeLinks.AsSpan().Trim();
        return before.Length == 0 || AnnouncesLink.Contains(before[^1]) || !char.IsLetterOrDigit(before[0]);
    }
}
