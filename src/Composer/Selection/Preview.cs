using BriefingBus.Composer.Rules;
using BriefingBus.Composer.Stories.Sketches;
using BriefingBus.Contracts;
using BriefingBus.Text;

namespace BriefingBus.Composer.Selection;

/// <summary>Converts an explanation to a message.</summary>
public static class Preview
{
    /// <summary>The maximum length of headlines and reasons, which keeps the message small.</summary>
    private const int MaxLength = 500;

    private const int MaxItems = 1000;

    /// <summary>The briefing that an input gives, with the reason for each requested item.</summary>
    /// <param name="input">The input.</param>
    /// <param name="request">Which items are requested, and how many.</param>
    /// <param name="lookedAt">The present.</param>
    public static BriefingPreview Of(CompositionInput input, PreviewBriefing request, DateTimeOffset lookedAt)
    {
        var problem = request.Rule is { } tried ? ProposedEdition.ProblemOf(tried) : null;
        var explanation = Explanation.Of(
            request.Rule is { } rule ? input with { Edition = ProposedEdition.Of(input.Edition, rule) } : input,
            Math.Clamp(request.MostItems, 1, MaxItems),
            Math.Max(0, request.Skip),
            decision => Matches(decision, request),
            request.Words is { } words ? decision => HasWords(decision, words) : null);
        return new BriefingPreview
        {
            Edition = input.Edition.Name,
            Title = input.Edition.Title,
            ScheduledAt = explanation.At,
            TimeZone = input.Edition.TimeZone,
            WindowFrom = input.WindowFrom,
            LookedAt = lookedAt,
            Items = [.. explanation.Items.Select(Item)],
            ItemsInAll = explanation.ItemsInAll,
            ItemsIn = explanation.ItemsIn,
            Matching = explanation.Matching,
            Problems = problem is null ? explanation.Problems : [problem, .. explanation.Problems],
        };
    }

    private static bool Matches(SelectionDecision decision, PreviewBriefing request)
    {
        var outcome = Word(decision.Outcome);
        return (request.ItemId is null || decision.Item.ItemId == request.ItemId)
            && (request.Section is null || decision.Section == request.Section)
            && (request.FeedUrl is null || decision.Item.FeedUrl == request.FeedUrl)
            && (request.Outcome is null || request.Outcome == outcome || (request.Outcome == "in" && outcome != "out"));
    }

    private static bool HasWords(SelectionDecision decision, string words)
    {
        var text = FoldedText.Of($"{Headline.Of(decision.Item)} {decision.Item.FeedName} {decision.Reason}");
        return FoldedText.Of(words).Split(' ', StringSplitOptions.RemoveEmptyEntries).All(w => text.Contains(w, StringComparison.Ordinal));
    }

    private static PreviewItem Item(SelectionDecision decision) => new()
    {
        ItemId = decision.Item.ItemId,
        FeedUrl = decision.Item.FeedUrl,
        FeedName = decision.Item.FeedName,
        Title = Cut(Headline.Of(decision.Item)),
        Link = decision.Item.Link,
        Section = decision.Section,
        Outcome = Word(decision.Outcome),
        Reason = Cut(decision.Reason),
        ThreadId = decision.Thread ?? decision.StoryId,
        Score = decision.Score?.Total,
        Weight = decision.Score?.Weight ?? 0,
        Freshness = decision.Score?.Freshness ?? 0,
        Sources = decision.Score?.Sources ?? 0,
        Boost = decision.Score?.Boost ?? 0,
    };

    private static string Cut(string text) => TextShortener.Shorten(text, MaxLength + 1);

    /// <summary>The outcome of an item as one word.</summary>
    internal static string Word(Outcome outcome) => outcome switch
    {
        Outcome.Lead => "top",
        Outcome.Included or Outcome.Weather => "in",
        Outcome.AdditionalSource => "also",
        _ => "out",
    };
}
