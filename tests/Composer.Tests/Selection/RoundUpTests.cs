using BriefingBus.Composer.Selection;
using BriefingBus.Contracts;
using Shouldly;
using Xunit;
using static BriefingBus.Composer.Tests.Selection.Given;

namespace BriefingBus.Composer.Tests.Selection;

/// <summary>Round-ups and their stories, which Cleaner takes apart.</summary>
public class RoundUpTests
{
    private const string Address = "https://north.example/news/ferry-aground";

    private static readonly ItemCleaned RoundUp = Item(North, "Morning links: a ferry, a flood", 2) with { RoundUpStories = 3 };
    private static readonly ItemCleaned Ferry = Story("Ferry aground off Karlsund", "The ferry is stuck; all are safe.", Address);
    private static readonly ItemCleaned Article = Item(North, "Night ferry runs aground off Karlsund with ninety aboard", 3,
        "Lifeboats took all passengers off the night ferry. The light had failed, the captain said.", Address);

    [Fact]
    public void A_round_up_is_not_told_beside_its_stories() =>
        Titles(RoundUp, Ferry, Story("Mayor of Talheim resigns over flood", "He stepped down.", "https://south.example/talheim"))
            .ShouldBe(["Ferry aground off Karlsund", "Mayor of Talheim resigns over flood"], ignoreOrder: true);

    [Fact]
    public void A_story_that_the_feed_itself_lists_is_told_once_from_its_article() =>
        Titles(RoundUp, Ferry, Article).ShouldBe([Article.Title]);

    [Fact]
    public void A_story_that_another_feed_lists_is_told_once_from_its_article() =>
        Titles(RoundUp, Ferry, Article with { FeedUrl = South }).ShouldBe([Article.Title]);

    [Fact]
    public void Stories_of_one_round_up_are_different_stories_however_alike() =>
        Titles(Story("Strike halts trains in Norland", "Unions want more pay.", "https://a.example/strike-halts-trains"),
            Story("Strike halts trains in Norland again", "Unions want more pay.", "https://b.example/strike-again")).Count().ShouldBe(2);

    [Fact]
    public void An_explanation_says_why_a_round_up_is_not_told() =>
        Explanation.Of(Input(CompositionTests.One(North, South), RoundUp, Ferry)).Items.Single(i => i.Item.ItemId == RoundUp.ItemId)
            .Reason.ShouldContain("round-up");

    private static ItemCleaned Story(string title, string text, string link) =>
        Item(North, title, 2, text, link) with { RoundUp = new RoundUpSource { ItemId = RoundUp.ItemId, Title = RoundUp.Title } };

    private static IEnumerable<string> Titles(params ItemCleaned[] items) =>
        Composition.Compose(Input(CompositionTests.One(North, South), items)).Sections[0].Stories.Select(s => s.Title);
}
