namespace BriefingBus.Delivery.Slack.Rendering;

/// <summary>Distributes chapters over messages within Slack's limits. A chapter that fits stays in one message; a longer one is split
/// between its pieces, and a piece only if it is too long itself.</summary>
internal static class Packing
{
    /// <summary>The messages' blocks, in order.</summary>
    public static IReadOnlyList<IReadOnlyList<Block>> Pack(IEnumerable<Chapter> chapters)
    {
        List<List<Block>> messages = [[]];
        foreach (var chapter in chapters)
        {
            List<Block> whole = [.. chapter.Heading, .. chapter.Pieces.SelectMany(p => p)];
            if (!Fits(messages[^1], whole) && Fits([], whole))
                messages.Add([]);
            // A heading stays with the first piece below it.
            Add(messages, [.. chapter.Heading, .. chapter.Pieces.Take(1).SelectMany(p => p)]);
            foreach (var piece in chapter.Pieces.Skip(1))
                Add(messages, piece);
        }
        return messages;
    }

    private static void Add(List<List<Block>> messages, IReadOnlyList<Block> piece)
    {
        if (!Fits(messages[^1], piece) && messages[^1].Count > 0)
            messages.Add([]);
        if (Fits(messages[^1], piece))
            messages[^1].AddRange(piece);
        else
            foreach (var block in piece)
                Add(messages, [block]);
    }

    private static bool Fits(IReadOnlyList<Block> message, IReadOnlyList<Block> more) =>
        message.Count + more.Count <= SlackMessage.MaxBlocks
        && message.Concat(more).Sum(SlackMessage.CharactersOf) <= SlackMessage.MaxCharacters;
}

/// <summary>A heading, which may be empty, and pieces that should stay whole.</summary>
/// <param name="Heading">The heading.</param>
/// <param name="Pieces">The pieces, such as stories.</param>
internal sealed record Chapter(IReadOnlyList<Block> Heading, IReadOnlyList<IReadOnlyList<Block>> Pieces);
