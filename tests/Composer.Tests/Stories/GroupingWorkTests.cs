using BriefingBus.Composer.Stories;
using BriefingBus.Contracts;
using Shouldly;
using Xunit;

namespace BriefingBus.Composer.Tests.Stories;

public class GroupingWorkTests
{
    private static readonly string[] Syllables = ["ba", "co", "der", "fil", "gan", "har", "jo", "kel", "lum", "mar", "nep", "or", "quin",
        "ras", "sto", "tav"];

    [Fact]
    public void Ten_times_the_articles_take_at_most_thirteen_times_the_comparisons()
    {
        var (fewer, more) = (Work(1_000), Work(10_000));

        more.PairsCompared.ShouldBeInRange(1_000, 13 * fewer.PairsCompared);
        more.PostingsRead.ShouldBeInRange(1_000, 13 * fewer.PostingsRead + (24L * 64 * 10_000 / 2));
        more.PairsCompared.ShouldBeLessThanOrEqualTo(40L * 10_000);
    }

    private static GroupingWork Work(int count) =>
        StoryGrouping.Group(GroupedArticles.Of([.. Articles(count)]), new GroupingOptions()).Work;

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
