using BriefingBus.Composer.Stories;
using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.Composer.Tests.Stories;

/// <summary>Pairs of short reports: events of one kind in other places, and one event in other words.</summary>
public class HeadlinePairsTests
{
    [Fact]
    public void Events_of_one_kind_with_another_place_team_company_number_or_day_are_different_stories()
    {
        var pairs = Pairs().Where(p => !p.IsOne).ToList();
        pairs.Count.ShouldBeGreaterThanOrEqualTo(400);
        var joined = pairs.Where(p => AreOne(p.First, p.Second)).Select(p => $"{p.First.Title} | {p.Second.Title}").ToList();
        joined.Count.ShouldBeLessThanOrEqualTo(pairs.Count / 100, string.Join('\n', joined));
    }

    [Theory]
    [InlineData("retellings", 10)]
    [InlineData("retellings-2", 5)]
    public void One_event_in_other_words_is_one_story(string file, int onePairInSoManyMayBeMissed)
    {
        var pairs = Pairs().Where(p => p.Row.StartsWith(file + " ", StringComparison.Ordinal)).ToList();
        pairs.ShouldNotBeEmpty();
        var apart = pairs.Where(p => !AreOne(p.First, p.Second)).Select(p => $"{p.First.Title} | {p.Second.Title}").ToList();
        apart.Count.ShouldBeLessThanOrEqualTo(pairs.Count / onePairInSoManyMayBeMissed, string.Join('\n', apart));
    }

    private static bool AreOne(Article first, Article second) =>
        StoryGrouping.Group([first, second], new GroupingOptions()) is [var a, var b] && a == b;

    private static IEnumerable<(string Row, bool IsOne, Article First, Article Second)> Pairs() =>
        StoryPairs.Read(Repository.PathOf("tests/Composer.Tests/Stories/pairs"));
}
