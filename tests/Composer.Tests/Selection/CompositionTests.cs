using BriefingBus.Composer.Composing;
using BriefingBus.Composer.Selection;
using BriefingBus.Configuration;
using BriefingBus.Contracts;
using Shouldly;
using Xunit;
using static BriefingBus.Composer.Tests.Selection.Given;

namespace BriefingBus.Composer.Tests.Selection;

public class CompositionTests
{
    private const string Ferry = "Night ferry runs aground off Karlsund with ninety aboard";

    [Fact]
    public void A_story_in_several_feeds_appears_once_with_its_other_sources()
    {
        var briefing = Compose(One(North, South, East),
            Item(North, Ferry),
            Item(South, "Ninety rescued as Karlsund night ferry hits rocks and runs aground"),
            Item(East, "Orchard growers count the cost of a late frost"));

        var stories = briefing.Sections[0].Stories;
        stories.Count.ShouldBe(2);
        stories[0].AlsoReportedBy.Count.ShouldBe(1);
        stories[1].Title.ShouldBe("Orchard growers count the cost of a late frost");
    }

    [Fact]
    public void The_same_article_in_two_feeds_of_a_publisher_is_one_story_with_one_source()
    {
        var briefing = Compose(One(North, South),
            Item(North, "Harbour road closes", link: "https://paper.example/harbour"),
            Item(South, "Drivers face detour", link: "https://www.paper.example/harbour/"));

        briefing.Stories.ShouldBe(1);
        briefing.Sections[0].Stories[0].Score.ShouldBe(
            Compose(One(North), Item(North, "Harbour road closes")).Sections[0].Stories[0].Score);
    }

    [Fact]
    public void A_story_of_three_publishers_leads_and_is_not_repeated_in_its_section()
    {
        var briefing = Compose(
            One(North, South, East, West), Item(North, Ferry), Item(South, Ferry), Item(East, Ferry), Item(West, "Chess club wins title"));

        briefing.Top.Single().Title.ShouldBe(Ferry);
        briefing.Sections[0].Stories.Single().Title.ShouldBe("Chess club wins title");
        briefing.Stories.ShouldBe(2);
    }

    [Fact]
    public void Lead_stories_are_never_padded()
    {
        Compose(One(North, South), Item(North, Ferry), Item(South, Ferry)).Top.ShouldBeEmpty();
    }

    [Fact]
    public void An_unchanged_item_of_an_earlier_briefing_does_not_come_back()
    {
        var item = Item(North, Ferry);
        Compose(Input(One(North), item) with { Briefed = [Included(item)] }).Stories.ShouldBe(0);
    }

    [Fact]
    public void A_reported_story_does_not_come_back_from_another_feed()
    {
        var told = Included(Item(North, Ferry, 26, link: "https://paper.example/ferry"), 24);
        var input = Input(One(North, South, East),
            Item(South, Ferry, 1),
            Item(East, "Whole new words for it", 1, link: "http://www.paper.example/ferry"),
            Item(West, "unclaimed"));
        Compose(input with { Briefed = [told] }).Sections[0].Stories.Select(s => (s.Title, s.Updated))
            .ShouldBe([("Whole new words for it", true)]);
        Compose(input with { Briefed = [told with { BriefedAt = Hour }] }).Stories.ShouldBe(0);
    }

    [Theory]
    [InlineData("Night ferry runs aground off Karlsund with ninety abord", false)]
    [InlineData("Karlsund: with ninety aboard, the night ferry runs aground", false)]
    [InlineData("Night ferry runs aground off Karlsund, 12 missing", true)]
    [InlineData("Captain of Karlsund ferry arrested", true)]
    public void A_changed_item_comes_back_only_when_it_says_something_new(string title, bool updated)
    {
        var item = Item(North, Ferry, 26);
        var changed = item with { Title = title, ContentHash = "other", FetchedAt = Hour.AddHours(-1) };
        var briefing = Compose(
            Input(One(North), changed) with { Briefed = [Included(item)], KnownBefore = new HashSet<Guid> { item.ItemId } });
        briefing.Sections[0].Stories.Select(s => s.Updated).ShouldBe(updated ? [true] : []);
    }

    [Fact]
    public void An_item_known_at_the_last_briefing_is_old_news_even_if_it_was_not_in_it()
    {
        var item = Item(North, Ferry, 30);
        Compose(Input(One(North), item) with { KnownBefore = new HashSet<Guid> { item.ItemId } }).Stories.ShouldBe(0);
    }

    [Fact]
    public void Of_two_sections_that_claim_a_feed_the_first_that_lets_an_item_in_gets_it()
    {
        var edition = Edition(
            Section("Ships", Feed(North)) with { Only = ["ferry"] },
            Section("All", Feed(North)));
        var briefing = Compose(edition, Item(North, Ferry), Item(North, "Chess club wins title"));

        briefing.Sections[0].Stories.Single().Title.ShouldBe(Ferry);
        briefing.Sections[1].Stories.Single().Title.ShouldBe("Chess club wins title");
        briefing.Feeds.ShouldBe(1);
    }

    [Fact]
    public void An_advertisement_is_left_out()
    {
        var paid = Item(North, "[Sponsor] A mattress for everybody") with { Advertisement = true };
        var briefing = Compose(Input(Edition(Section("All", Feed(North))), Item(North, Ferry), paid));

        briefing.Sections[0].Stories.Select(s => s.Title).ShouldBe([Ferry]);
    }

    [Fact]
    public void A_feed_that_posts_five_thousand_items_neither_takes_the_section_over_nor_hides_the_others()
    {
        var flood = Enumerable.Range(0, 5000).Select(i => Item(North, $"Vacancy number {i}: assistant in department {i % 97}", 1));
        var edition = Edition(Section("All", Feed(North) with { PerFeed = 2 }, Feed(South)));
        var briefing = Compose(Input(edition, [.. flood, Item(South, Ferry, 20)]));

        briefing.Sections[0].Stories.Select(s => s.Source.FeedUrl).ShouldBe([North, North, South], ignoreOrder: true);
        briefing.Sections[0].StoriesLeftOut.ShouldBeGreaterThan(1000);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(-26000)]
    [InlineData(900000)]
    public void An_item_with_a_future_or_absurd_date_counts_from_when_it_was_first_seen(double hoursAgo)
    {
        var item = Item(North, Ferry, 3) with { Published = hoursAgo > 1000 ? DateTimeOffset.UnixEpoch : Hour.AddHours(-hoursAgo) };
        Compose(One(North), item).Sections[0].Stories.Single().Source.Published.ShouldBe(Hour.AddHours(-3));
    }

    [Fact]
    public void An_item_without_a_date_counts_from_when_it_was_first_seen() =>
        Compose(One(North), Item(North, Ferry, 3) with { Published = null }).Sections[0].Stories.Single().Source.Published.ShouldBe(
            Hour.AddHours(-3));

    [Fact]
    public void The_order_of_the_input_does_not_matter()
    {
        ItemCleaned[] items =
            [.. Enumerable.Range(0, 12).Select(i => Item(i % 2 == 0 ? North : South, $"Parish {i} opens a footpath along river {i}", 2))];
        var expected = Titles(Compose(One(North, South), items));
        Titles(Compose(One(North, South), [.. items.Reverse()])).ShouldBe(expected);
    }

    [Fact]
    public void Boost_and_weight_move_stories_up()
    {
        var edition = Edition(Section("All", Feed(North), Feed(South) with { Weight = 3 }, Feed(East) with { Boost = ["chess"] }));
        Titles(Compose(edition, Item(North, "Harbour road closes", 1), Item(South, "Museum lends a mask", 8),
            Item(East, "Chess club wins title", 8)))
            .ShouldBe(["Museum lends a mask", "Chess club wins title", "Harbour road closes"]);
    }

    [Fact]
    public void Every_item_that_a_section_claims_is_explained()
    {
        var edition = One(North, South) with { Mute = ["horoscope"] };
        var input = Input(edition, Item(North, Ferry), Item(South, Ferry), Item(South, "Your horoscope"),
            Item(North, "Old tale", 200) with { FirstPoll = true });
        var reasons = Explanation.Of(input).Items.Select(i => i.Reason).ToList();

        Explanation.Of(input).Items.Count.ShouldBe(4);
        reasons.ShouldContain("mute: horoscope");
        reasons.ShouldContain("it is older than the briefing looks back");
        reasons.ShouldContain("number 1 of its section");
    }

    [Fact]
    public void Items_after_a_feeds_first_poll_are_new_whatever_their_date()
    {
        var journal = Item(North, "Tides of the estuary", 3) with { Published = Hour.AddDays(-12) };

        Titles(Compose(One(North), journal)).ShouldBe(["Tides of the estuary"]);
        Titles(Compose(One(North), journal with { FirstPoll = true })).ShouldBeEmpty();
        Titles(Compose(Edition(Section("All", Feed(North) with { MaxAge = TimeSpan.FromDays(2) })), journal)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("https://north.example/page", "https://north.example/page"),
        InlineData("https://north.example/page#one", "https://north.example/page#two")]
    public void Two_items_of_one_feed_with_the_same_link_are_two_stories(string first, string second)
    {
        ItemCleaned[] items =
        [
            Item(North, "Bridge repaired", 2, "The bridge over the mill race carries carts again.", first),
            Item(North, "Library opens", 3, "Readers queue round the corner.", second),
        ];

        Titles(Compose(One(North), items)).ShouldBe(["Bridge repaired", "Library opens"], ignoreOrder: true);
        Titles(Compose(Input(One(North), items[0]) with { Briefed = [Included(items[1])] })).ShouldBe(["Bridge repaired"]);
    }

    [Theory]
    [InlineData("Letters to the editor", "https://north.example/letters/1", "https://north.example/letters/2")]
    [InlineData("Storm bulletin of the coast guard", "https://north.example/storm", "https://north.example/storm")]
    public void A_series_with_a_fixed_title_or_page_is_a_new_story_each_day(string title, string yesterday, string today)
    {
        var old = Item(North, title, 26, "Winds reach sixty knots. Boats stay in port.", yesterday);
        var item = Item(North, title, 2, "Readers write about the ferry. The storm has formed.", today);
        var briefing = Compose(Input(One(North), item) with { Briefed = [Included(old)] });

        briefing.Sections[0].Stories.ShouldHaveSingleItem().Title.ShouldBe(title);
        briefing.Sections[0].Notes.ShouldNotContain(n => n.Contains("repeat"));
    }

    [Fact]
    public void Entries_of_one_feed_are_stories_of_their_own_however_alike_they_are()
    {
        var first = Item(North, "Harbour fire: the warehouse of the old ropery burns", 4,
            "The warehouse of the old ropery burns. Crews from three towns pump water.");
        var second = Item(North, "Harbour fire: the warehouse of the old ropery has burnt down", 2,
            "The warehouse of the old ropery has burnt down. Crews from three towns go home.");
        var other = Item(South, "Warehouse of the old ropery burns in harbour fire", 3,
            "The warehouse of the old ropery burns in the harbour. Crews from three towns pump water.");

        Titles(Compose(One(North, South), first, second, other))
            .Count(t => t.StartsWith("Harbour fire", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Fact]
    public void Repetitions_are_counted()
    {
        var text = string.Join(' ', Enumerable.Repeat("The same words as ever stand here.", 9));
        var first = Item(North, "Open thread", 3, text, "https://north.example/open");
        var again = first with { ItemId = Guid.NewGuid(), Published = Hour.AddHours(-1) };

        Compose(One(North), first, again).Sections[0].Notes.ShouldContain("1 item repeats an earlier story.");
        var next = Input(One(North), again, again with { ItemId = Guid.NewGuid() }) with { Briefed = [Included(first)] };
        Compose(next).Sections[0].Notes.ShouldContain("2 items repeat earlier stories.");
        Explanation.Of(next).Items.ShouldContain(i => i.Reason.Contains("“Open thread”"));
    }

    [Theory]
    [InlineData("High water at nine, two metres.", "High water at ten, three metres and rising.", true)]
    [InlineData("The level is 210 centimetres.", "The level is 340 centimetres.", true)]
    [InlineData("The bridge is closd to carts until noon.", "The bridge is closed to carts until noon.", false)]
    public void A_short_bulletin_that_is_issued_anew_is_news_where_it_says_something_else(string yesterday, string today, bool told)
    {
        var old = Item(North, "Tide table", 26, yesterday) with { ItemId = Guid.Empty };
        var now = Item(North, "Tide table", 2, today) with { ItemId = Guid.Empty };

        Titles(Compose(Input(One(North), now) with { Briefed = [Included(old)] })).ShouldBe(told ? ["Tide table"] : []);
        Titles(Compose(Input(One(North), now with { Published = null }) with { Briefed = [Included(old)] }))
            .ShouldBe(told ? ["Tide table"] : []);
    }

    internal static EditionOptions One(params string[] feeds) => Edition(Section("All", [.. feeds.Select(Feed)]));

    private static BriefingComposed Compose(EditionOptions edition, params ItemCleaned[] items) => Compose(Input(edition, items));

    private static BriefingComposed Compose(CompositionInput input) => Composition.Compose(input);

    [Fact]
    public void Items_without_dates_keep_their_feeds_order()
    {
        string[] titles = ["War ends with treaty in Karlsund", "Government falls after budget vote", "Flood kills nine in the lower valley",
            "Court frees former mayor", "Quiz of the week"];
        var items = titles.Select((t, i) => Item(North, t) with { Published = null, Position = i });
        Compose(One(North), [.. items.Reverse()]).Sections[0].Stories.Select(s => s.Title).ShouldBe(titles);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(72)]
    [InlineData(-400_000)]
    public void An_item_without_a_plausible_date_among_dated_ones_is_as_old_as_they_are(int? hoursAhead)
    {
        ItemCleaned[] items =
        [
            Item(North, Ferry, 3),
            Item(North, "Undated about us page", 0) with { Published = hoursAhead is { } hours ? Hour.AddHours(hours) : null },
            Item(North, "Chess club wins title", 5),
        ];
        var story = Compose(One(North), [.. items.Select((item, i) => item with { Position = i, FirstSeen = Hour })])
            .Sections[0].Stories.Single(s => s.Title.StartsWith("Undated", StringComparison.Ordinal));
        story.Source.Published.ShouldBe(Hour.AddHours(-5));
    }

    [Fact]
    public void A_busy_feed_leaves_room_for_the_others_and_takes_what_they_leave()
    {
        string[] busy = ["Harbour dredging begins", "Choir wins medal", "Orchard frost damage counted", "Library opens on Sundays",
            "Tram line extended", "Bakery closes after century", "Lighthouse painted white"];
        var edition = Edition(Section("All", Feed(North), Feed(South))) with { Items = 5 };
        var stories = Compose(
            Input(edition, [.. busy.Select(t => Item(North, t, 1)), Item(South, Ferry, 20),
                Item(South, "Chess club wins title", 21)])).Sections[0].Stories;
        stories.Count(s => s.Source.FeedUrl == North).ShouldBe(3);
        Compose(Input(edition, [.. busy.Select(t => Item(North, t, 1))])).Sections[0].Stories.Count.ShouldBe(5);
    }

    [Fact]
    public void A_similar_event_elsewhere_is_a_new_story_the_next_day()
    {
        var told = Included(
            Item(North, "Mayor of Lennstadt resigns over flood", 26,
                "Tom Marlow stepped down on Thursday after residents blamed him for the flood."));
        var edition = Edition(Section("All", Feed(North), Feed(South)));
        var other = Item(
            South, "Mayor of Talheim resigns over flood", 2,
            "Anna Holt stepped down on Friday after residents blamed her for the flood.");
        var story = Compose(Input(edition, other) with { Briefed = [told] }).Sections[0].Stories.Single();
        story.Updated.ShouldBeFalse();
    }

    [Fact]
    public void The_article_is_shown_before_the_video_of_the_same_story()
    {
        var video = Item(North, "Night ferry runs aground off Karlsund – video", 3, link: "https://north.example/video/1");
        var article = Item(South, Ferry, 2, "The night ferry hit rocks near the Karlsund light after midnight.") with
        {
            Summary = ["The night ferry hit rocks near the Karlsund light after midnight."],
        };
        Compose(Input(Edition(Section("All", Feed(North), Feed(South))), video, article)).Sections[0].Stories.Single().Title.ShouldBe(
            Ferry);
    }

    [Fact]
    public void The_report_that_tells_more_is_shown_before_an_earlier_line()
    {
        var line = Item(North, "Karlsund night ferry runs aground", 3, "Ninety were aboard.") with
        {
            Summary = ["Ninety were aboard."],
            WordCount = 3,
        };
        var report = Item(South, Ferry, 2, "The night ferry hit rocks near the light after midnight, and boats took all off.") with
        {
            Summary = ["The night ferry hit rocks near the light after midnight, and boats took all off."],
            WordCount = 15,
        };
        Compose(Input(Edition(Section("All", Feed(North), Feed(South))), line, report)).Sections[0].Stories.Single().Title.ShouldBe(Ferry);
    }

    private static IEnumerable<string> Titles(BriefingComposed briefing) =>
        briefing.Sections.SelectMany(s => s.Stories).Select(s => s.Title);
}
