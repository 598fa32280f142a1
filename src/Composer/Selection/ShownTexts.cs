using BriefingBus.Contracts;

namespace BriefingBus.Composer.Selection;

/// <summary>The stories of the briefing with their texts; only their items are read completely.</summary>
internal sealed class ShownTexts
{
    private readonly SelectionResult selected;
    private readonly CompositionInput input;
    private readonly Threads threads;
    private readonly IReadOnlyDictionary<Guid, ItemCleaned> whole;

    /// <summary>Reads the items of the stories that were selected.</summary>
    public ShownTexts(SelectionResult selected, CompositionInput input)
    {
        this.input = input;
        threads = new Threads(input.Briefed);
        this.selected = selected;
        whole = selected.Items.ReadWhole(
            [.. selected.Top.Concat(selected.Sections.SelectMany(s => s)).SelectMany(s => s.Also.Prepend(s.Shown))
                .Select(r => r.Item.ItemId)]);
    }

    /// <summary>The story as the briefing shows it.</summary>
    public BriefingStory StoryOf(Story story)
    {
        var item = whole[story.Id];
        var shown = ShownText.Of(item, story.Shown.Rules, selected.Rules);
        return new BriefingStory
        {
            StoryId = story.Id,
            Title = shown.Title,
            Summary = story.Shown.Updated && story.Thread is { } earlier
                ? NewFirst.Order(shown.Summary, item, threads.BriefedOf(earlier))
                : shown.Summary,
            SummarisedByModel = item.SummarisedByModel,
            Source = Source(story.Shown, item, shown.Title),
            AlsoReportedBy = [.. story.Also.Select(Source)],
            Updated = story.Shown.Updated,
            Change = story.Shown.Change,
            Thread = story.Thread is { } thread ? threads.At(thread, input.Edition, input.ScheduledAt) : null,
            Followed = story.Followed,
            Language = item.Language,
            Image = item.Image,
            ImageText = item.ImageText,
            ReadingSeconds = item.ReadingSeconds,
            Score = story.Score.Total,
        };
    }

    private StorySource Source(Candidate report)
    {
        var item = whole[report.Item.ItemId];
        return Source(report, item, ShownText.Of(item, report.Rules, selected.Rules).Title);
    }

    private static StorySource Source(Candidate report, ItemCleaned item, string title) => new()
    {
        ItemId = item.ItemId,
        Name = item.FeedName,
        FeedUrl = item.FeedUrl,
        Title = title,
        Link = item.Link ?? (item.FeedUrl.StartsWith("http", StringComparison.OrdinalIgnoreCase) ? item.FeedUrl : null),
        Published = report.Published,
    };
}
