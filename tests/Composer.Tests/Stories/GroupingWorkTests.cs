using BriefingBus.Composer.Stories;
using BriefingBus.Composer.Stories.Comparing;
using BriefingBus.Composer.Stories.Grouping;
using BriefingBus.Composer.Stories.Sketches;
using BriefingBus.Contracts;
using Shouldly;
using Xunit;

namespace BriefingBus.Composer.Tests.Stories;

public class GroupingWorkTests
{
    private static readonly string[] Syllables = ["ba", "co", "der", "fil", "gan", "har", "jo", "kel", "lum", "mar", "nep", "or", "quin",
        "ras", "sto", "tav"];

    [Theory]
    [InlineData(1_000)]
    [InlineData(12_000)]
    public void The_work_for_an_article_is_bounded_however_many_there_are(int articles)
    {
        var work = Work(Articles(articles));

        // 24 weighty terms with the last 64 articles that have them; at most 40 of those are compared, and 20 or fewer of them by chance.
        work.PostingsRead.ShouldBeInRange(1, 24L * 64 * articles);
        work.PairsCompared.ShouldBeInRange(1, 20L * articles);
    }

    [Theory]
    [InlineData(1_000)]
    [InlineData(12_000)]
    public void The_search_for_digests_is_bounded_however_many_items_have_one_headline(int articles)
    {
        var work = Work(Articles(articles).Select(a => a with { FeedUrl = "feed", Title = "Harbour radio bulletin for northern sailors" }));

        // Two rare terms of the headline are looked up; the first repetition answers.
        work.HeadlinesRead.ShouldBeInRange(1, 2L * articles);
    }

    private static GroupingWork Work(IEnumerable<Article> articles) =>
        StoryGrouping.Group(GroupedArticles.Of([.. articles]), new GroupingOptions()).Work;

    // Words as frequent as in a language: the n-th has a chance of 1/n.
    private static IEnumerable<Article> Articles(int count)
    {
        var random = new Random(11);
        string Words(int length) =>
            string.Join(' ', Enumerable.Range(0, length).Select(_ => Spell((int)Math.Exp(random.NextDouble() * Math.Log(40_000)) + 300)));
        for (var i = 0; i < count; i++)
        {
            yield return new Article
            {
                ItemId = NameBasedId.Create("work", $"{i}"),
                FeedUrl = $"feed {i % 200}",
                Title = Words(8),
                Summary = Words(20),
                Text = Words(40),
                Language = "en",
            };
        }
    }

    private static string Spell(int number)
    {
        var word = "";
        for (var rest = number; rest > 0; rest /= Syllables.Length)
            word += Syllables[rest % Syllables.Length];
        return word;
    }
}
