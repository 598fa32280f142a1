using BriefingBus.Cleaner.Html;

namespace BriefingBus.Cleaner.Extraction.Blocks;

/// <summary>Weighs a block as evidence that its element is the main content: prose counts its characters, links count negative.</summary>
internal static class BlockWorth
{
    /// <summary>The minimum length of a paragraph of prose, in characters.</summary>
    private const int Prose = 80;

    private const int Short = 25;

    /// <summary>The weight of a block.</summary>
    public static double Of(SourcedBlock block)
    {
        var length = block.Block.Text.Length;
        if (block.LinkShare > 0.5)
            return -10 - (length * 0.1);
        return block.Block.Kind switch
        {
            TextBlockKind.Heading => 5,
            TextBlockKind.Code or TextBlockKind.Table => Math.Min(length, 300) * 0.3,
            TextBlockKind.ListItem => length < Prose ? length * 0.2 * (1 - block.LinkShare) : length * (1 - block.LinkShare),
            _ when length >= Prose => length * (1 - block.LinkShare),
            _ when length >= Short => length * (SentenceEnd.Is(block.Block.Text) || block.Block.Text[^1] == ':' ? 0.5 : 0.1),
            _ => -3,
        };
    }
}
