using BriefingBus.Composer.Composing;
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
    public void A_round_up_is_not_shown_beside_its_stories() =>
        Titles(RoundUp, Ferry, Story("Mayor of Talheim resigns over flood", "He stepped down.", "https://south.example/talheim"))
            .ShouldBe(["Ferry aground off Karlsund", "Mayor of Talheim resigns over flood"], ignoreOrder: true);

    [Fact]
    public void A_story_of_a_round_up_and_its_own_feed_is_shown_once_from_its_article() =>
        Titles(RoundUp, Ferry, Article).ShouldBe([Article.Title]);

    [Fact]
    public void A_story_of_a_round_up_and_another_feed_is_shown_once_from_its_article() =>
        Titles(RoundUp, Ferry, Article with { FeedUrl = South }).ShouldBe([Article.Title]);

    [Theory]
    [InlineData(false), InlineData(true)]
    public void A_story_that_an_earlier_round_up_had_is_not_shown_again_from_its_feed_or_the_next_round_up(bool isOfRoundUp)
    {
        const string text = "All are safe; the ferry is stuck.";
        var again = isOfRoundUp ? Story(Ferry.Title, text, Address) : Item(North, Ferry.Title, 3, text, Address);
        var input = Input(CompositionTests.One(North, South), again) with { Briefed = [Included(Ferry) with { IsOfRoundUp = true }] };

        Composition.Compose(input).Stories.ShouldBe(0);
    }

    [Fact]
    public void Stories_of_one_round_up_are_different_stories_however_alike() =>
        Titles(Story("Strike halts trains in Norland", "Unions want more pay.", "https://a.example/strike-halts-trains"),
            Story("Strike halts trains in Norland again", "Unions want more pay.", "https://b.example/strike-again")).Count().ShouldBe(2);

    [Fact]
    public void An_explanation_says_why_a_round_up_is_not_shown() =>
        Explanation.Of(Input(CompositionTests.One(North, South), RoundUp, Ferry)).Items.Single(i => i.Item.ItemId == RoundUp.ItemId)
            .Reason.ShouldContain("round-up");

    [Fact]
    public void Stories_of_a_round_up_keep_its_order()
    {
        string[] order =
        [
            "Rail strike ends after nine days", "Mayor of Talheim resigns over flood", "New bat species found in Norland caves",
            "Helioware buys Cloudpine", "Ferry aground off Karlsund",
        ];
        var stories = order.Select((title, place) => Story(title, $"More about {title}.", $"https://n.example/{place}-news", place));
        Titles([.. stories.Reverse()]).ShouldBe(order);
    }

    [Fact]
    public void Thirty_bare_links_take_one_place_beside_the_stories_of_other_feeds()
    {
        string[] towns =
            ["Altwied", "Brindara", "Castlemoor", "Dornau", "Evarsund", "Falkenau", "Gorlitz", "Harrowby", "Istrana", "Jelgava"];
        var links = Enumerable.Range(0, 30)
            .Select(i => Story($"{towns[i % 10]} {towns[i / 10]} archive", "", $"https://a{i}.example/archive-{i}"));
        ItemCleaned[] told =
        [
            Item(South, "Mayor of Talheim resigns over flood", 20, "Tom Marlow stepped down after weeks of criticism."),
            Item(South, "Rail strike ends after nine days", 20, "Trains run again on Monday, the union said."),
            Item(South, "New bat species found in Norland caves", 20, "It weighs four grams and hunts moths."),
            Item(South, "Helioware buys Cloudpine", 20, "The deal gives the company a foothold in storage."),
        ];
        var titles = Titles([.. links, .. told]).ToList();
        titles.Count(t => t.EndsWith("archive", StringComparison.Ordinal)).ShouldBe(titles.Count - told.Length);
        titles.Count.ShouldBe(5);
    }

    [Fact]
    public void Bare_links_fill_places_without_stories() =>
        Titles(Story("Altwied archive opens", "", "https://a.example/altwied"), Story("Storm over Brindara", "", "https://b.example/storm"))
            .Count().ShouldBe(2);

    private static ItemCleaned Story(string title, string text, string link, int place = 0) => Item(North, title, 2, text, link) with
    {
        RoundUp = new RoundUpSource { ItemId = RoundUp.ItemId, Title = RoundUp.Title, Place = place },
    };

    private static IEnumerable<string> Titles(params ItemCleaned[] items) =>
        Composition.Compose(Input(CompositionTests.One(North, South), items)).Sections[0].Stories.Select(s => s.Title);
}
