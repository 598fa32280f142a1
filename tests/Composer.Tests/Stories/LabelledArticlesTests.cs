using System.Text.Json;
using BriefingBus.Composer.Stories;
using BriefingBus.Composer.Stories.Grouping;
using BriefingBus.Composer.Stories.Sketches;
using BriefingBus.Contracts;
using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.Composer.Tests.Stories;

/// <summary>The figures of <c>docs/quality.md</c>, so that a change that spoils them is seen.</summary>
public class LabelledArticlesTests
{
    [Theory]
    [InlineData("gold_standard", "full text", 0.94, 0.97)]
    [InlineData("google_news", "full text", 0.96, 0.97)]
    [InlineData("gold_standard", "teaser", 0.92, 0.97)]
    public void Grouping_scores_what_the_documentation_says(string set, string form, double least, double leastPrecision)
    {
        var articles = File.ReadLines(Repository.Shared("stories/stories.jsonl"))
            .Select(line => JsonSerializer.Deserialize<LabelledArticle>(line, JsonSerializerOptions.Web)!)
            .ToList();
        var stories = StoryGrouping.Group([.. articles.Select(a => a.ToArticle(form == "full text"))], new GroupingOptions());
        var rows = articles.Zip(stories)
            .Where(x => x.First.Set == set)
            .Select(x => (Label: x.First.Cluster ?? "", Story: x.Second))
            .ToList();
        var (precision, recall) = BCubed(rows);
        precision.ShouldBeGreaterThanOrEqualTo(leastPrecision);
        (2 * precision * recall / (precision + recall)).ShouldBeGreaterThanOrEqualTo(least);
    }

    private static (double Precision, double Recall) BCubed(IReadOnlyList<(string Label, int Story)> rows)
    {
        var both = rows.CountBy(r => r).ToDictionary();
        var stories = rows.CountBy(r => r.Story).ToDictionary();
        var labels = rows.CountBy(r => r.Label).ToDictionary();
        var precision = rows.Average(r => (double)both[r] / stories[r.Story]);
        var recall = rows.Average(r => (double)both[r] / labels[r.Label]);
        return (precision, recall);
    }

    private sealed record LabelledArticle(string Set, string Id, string? Cluster, string? Title, string? Description, string? Text)
    {
        public Article ToArticle(bool isFull) => new()
        {
            ItemId = NameBasedId.ForItem("labelled", Id),
            Title = Title ?? "",
            Summary = Description ?? "",
            Text = (isFull ? Text : Description) ?? "",
        };
    }
}
