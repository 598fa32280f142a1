using BriefingBus.Composer.Stories;
using BriefingBus.Composer.Stories.Grouping;
using BriefingBus.Composer.Stories.Sketches;
using BriefingBus.Contracts;
using Shouldly;
using Xunit;

namespace BriefingBus.Composer.Tests.Stories;

public class StoryGroupingTests
{
    private static readonly DateTimeOffset Day = new(2026, 9, 23, 6, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_same_event_in_other_words_is_one_story()
    {
        Group(
            Article("Night ferry runs aground off Karlsund with ninety aboard",
                "The ferry hit rocks near the Karlsund light after midnight."),
            Article("Ninety rescued after Karlsund ferry hits rocks", "Lifeboats took all passengers off the night ferry."),
            Article("Growers count the cost of a late frost", "Orchards in the valley lost half their blossom."))
            .ShouldBe([0, 0, 1]);
    }

    [Fact]
    public void A_round_up_that_repeats_many_headlines_does_not_glue_them_together()
    {
        string[] headlines = ["Night ferry runs aground off Karlsund", "Growers count cost of late frost",
            "Chess club wins national title", "Regulator opens inquiry into water billing"];
        var stories = Group([.. headlines.Select(h => Article(h)),
            Article("Good morning: five things to know", string.Join('\n', headlines)), Article(headlines[0] + " overnight")]);

        stories.Take(5).ShouldBe([0, 1, 2, 3, 4]);
        stories[5].ShouldBe(0);
    }

    [Fact]
    public void Items_of_a_feed_in_the_same_form_are_separate_stories()
    {
        const string text = "A problem was fixed in the package. Update your systems.";
        var stories = Group(
        [
            .. Enumerable.Range(1, 20)
                .Select(i => Article($"Security update for package lib{(char)('a' + i)}x", text) with { FeedUrl = "feed" }),
        ]);
        stories.Distinct().Count().ShouldBe(20);
    }

    [Fact]
    public void Copies_are_found_by_address_whatever_the_words_but_not_by_a_front_page()
    {
        Group(Article("One thing", link: "https://a.example/x/"), Article("Quite another", link: "http://www.a.example/x"))
            .ShouldBe([0, 0]);
        Group(Article("One thing", link: "https://a.example/"), Article("Quite another", link: "https://a.example/")).ShouldBe([0, 1]);
    }

    [Fact]
    public void A_generic_headline_makes_no_copies() =>
        Group(Article("Letters"), Article("Letters")).ShouldBe([0, 1]);

    [Fact]
    public void Reports_weeks_apart_are_one_story_only_if_they_are_near_duplicates()
    {
        var first = Article("Karlsund mayor resigns over harbour contract") with { Published = Day };
        Group(first, Article("Mayor of Karlsund resigns over contract for harbour") with { Published = Day.AddDays(30) }).ShouldBe([0, 1]);
        Group(first, first with { ItemId = NameBasedId.Create("test", "copy"), Published = Day.AddDays(30) }).ShouldBe([0, 0]);
    }

    [Fact]
    public void Articles_that_have_more_in_common_with_one_another_than_with_the_others_are_another_story()
    {
        var articles = ArticleReader.Of(
        [
            Article("Karlsund ferry runs onto rocks, tugs called"),
            Article("Tugs pull Karlsund ferry off rocks"),
            Article("Rocks tear hull of Karlsund ferry, tugs called"),
            Article("Judge opens inquiry into Karlsund ferry, owners questioned"),
            Article("Owners of Karlsund ferry questioned as inquiry opens"),
            Article("Inquiry into Karlsund ferry: judge hears owners"),
        ]);
        var cohesion = new StoryCohesion(articles.Articles, new GroupingOptions());

        cohesion.AreOneStory([0, 1, 2], [3, 4, 5]).ShouldBeFalse();
        cohesion.AreOneStory([0, 1, 3], [2, 4, 5]).ShouldBeTrue();
        cohesion.AreOneStory([0], [3, 4, 5]).ShouldBeTrue("one article does not show how similar its story's are");
    }

    [Fact]
    public void Scripts_without_spaces_are_compared_too() =>
        Group(Article("東京湾でフェリーが座礁、乗客九十人を救助"), Article("フェリーが東京湾で座礁 九十人救助"), Article("遅霜で果樹園に大きな被害")).ShouldBe([0, 0, 1]);

    [Fact]
    public void No_items_give_no_stories() => Group().ShouldBeEmpty();

    [Fact]
    public void Items_without_text_are_stories_of_their_own() => Group(Article(""), Article(""), Article("?")).ShouldBe([0, 1, 2]);

    private static IReadOnlyList<int> Group(params Article[] reports) => StoryGrouping.Group(reports, new GroupingOptions());

    private static int made;

    private static Article Article(string title, string text = "", string? link = null) => new()
    {
        ItemId = NameBasedId.Create("test", Interlocked.Increment(ref made).ToString()),
        Title = title,
        Text = text,
        Link = link,
    };
}
