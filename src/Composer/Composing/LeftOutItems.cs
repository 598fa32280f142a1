using BriefingBus.Composer.Selection;
using BriefingBus.Composer.Stories.Sketches;
using BriefingBus.Contracts;
using BriefingBus.Text;

namespace BriefingBus.Composer.Composing;

/// <summary>Converts the candidates that a briefing does not have to messages.</summary>
internal static class LeftOutItems
{
    /// <summary>The maximum number of items for a briefing; only the page of its candidates lists more.</summary>
    public const int MaxItems = 5_000;

    private const int MaxReasonLength = 500;
    private const int MaxSummaryLength = 1_000;

    /// <summary>The messages; empty if nothing was left out. An item that an earlier briefing had, also as a further source, was not left
    /// out: it comes again because its publisher changed it, without news.</summary>
    /// <param name="briefing">The briefing.</param>
    /// <param name="input">The input that it was composed from.</param>
    public static IReadOnlyList<ItemsLeftOut> Of(BriefingComposed briefing, CompositionInput input)
    {
        var briefed = input.Briefed.Select(b => b.ItemId).ToHashSet();
        return
        [
            .. Explanation.Of(input, MaxItems, matches: d => Explanation.IsOut(d.Outcome) && !briefed.Contains(d.Item.ItemId)).Items
                .Select(Item)
                .Chunk(ItemsLeftOut.MaxItems)
                .Select(items => new ItemsLeftOut
                {
                    BriefingId = briefing.BriefingId,
                    Edition = briefing.Edition,
                    ScheduledAt = briefing.ScheduledAt,
                    TimeZone = briefing.TimeZone,
                    Items = items,
                }),
        ];
    }

    private static LeftOutItem Item(SelectionDecision decision) => new()
    {
        ItemId = decision.Item.ItemId,
        FeedUrl = decision.Item.FeedUrl,
        FeedName = decision.Item.FeedName,
        Title = Headline.Of(decision.Item),
        Summary = Cut(string.Join(' ', decision.Item.Summary), MaxSummaryLength),
        Link = decision.Item.Link,
        Section = decision.Section,
        Reason = Cut(decision.Reason, MaxReasonLength),
    };

    private static string Cut(string text, int maxLength) => TextShortener.Shorten(text, maxLength + 1);
}
