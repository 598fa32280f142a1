namespace BriefingBus.Configuration.Editing;

/// <summary>Writes a new section in the style of its neighbour.</summary>
internal static class SectionText
{
    private const int DefaultIndentation = 2;

    /// <summary>The section as an item of the edition's list.</summary>
    /// <param name="yaml">The text.</param>
    /// <param name="neighbour">A section with feeds, or null.</param>
    /// <param name="style">The style of the neighbour's feeds.</param>
    /// <param name="title">The new section's title.</param>
    /// <param name="feeds">Its feeds.</param>
    public static ListItem Write(YamlText yaml, SectionElement? neighbour, FeedText style, string title, IReadOnlyList<ListItem> feeds)
    {
        var list = neighbour?.FeedList;
        var isOneInBrackets = list is { IsFlow: true } && feeds.Count == 1;
        var feedsInLines = list is { IsFlow: false } && list.Items[^1] is MappingElement { IsFlow: false };
        var deeper = new string(' ', DashColumn(yaml, neighbour));
        return new(
            () => style.Braces([$"{style.Key("title")}: {style.Scalar(title)}", $"{style.Key("feeds")}: {InBrackets(feeds)}"]),
            inner => $"title: {style.Scalar(title)}{inner}feeds:" + (isOneInBrackets
                ? " " + InBrackets(feeds)
                : string.Concat(feeds.Select(f => $"{inner}{deeper}- {f.InBlock(feedsInLines, inner + deeper + "  ")}"))));
    }

    private static string InBrackets(IReadOnlyList<ListItem> feeds) => $"[{string.Join(", ", feeds.Select(f => f.InBraces()))}]";

    // The indentation of the neighbour's feed hyphens relative to its keys.
    private static int DashColumn(YamlText yaml, SectionElement? neighbour)
    {
        if (neighbour is not { FeedList: { IsFlow: false, Items: [var feed, ..] }, Element: MappingElement { IsFlow: false } section })
            return DefaultIndentation;
        var dash = ListEdits.DashOf(yaml, feed);
        var key = section.Pairs[0].Key.Start;
        return Math.Max(0, dash - yaml.LineStart(dash) - (key - yaml.LineStart(key)));
    }
}
