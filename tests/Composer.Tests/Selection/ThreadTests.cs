using System.Globalization;
using BriefingBus.Composer.Composing;
using BriefingBus.Composer.Selection;
using BriefingBus.Composer.Stories.Sketches;
using BriefingBus.Contracts;
using BriefingBus.Rendering.Briefings;
using Shouldly;
using Xunit;
using static BriefingBus.Composer.Tests.Selection.Given;

namespace BriefingBus.Composer.Tests.Selection;

public class ThreadTests
{
    private static readonly ItemCleaned First = Item(North, "Three dead in Talheim mine fire", 50,
        "Three miners died in a fire in the Talheim mine.");
    private static readonly ItemCleaned Second = Item(South, "Five dead in Talheim mine fire", 26,
        "Five miners died in the fire in the Talheim mine.");
    private static readonly ItemCleaned Third = Item(East, "Seven dead in Talheim mine fire", 2,
        "Seven miners died in the fire in the Talheim mine.");

    private static readonly IReadOnlyList<BriefedItem> Briefed =
    [
        Included(First, 48),
        Included(Second, 24) with { ThreadId = First.ItemId, ThreadSince = Hour.AddHours(-48) },
    ];

    [Fact]
    public void A_continuing_story_is_one_thread_with_its_day_and_its_earlier_stories()
    {
        var story = Composition.Compose(Input(CompositionTests.One(North, South, East), Third) with { Briefed = Briefed })
            .Sections[0].Stories.ShouldHaveSingleItem();

        story.Updated.ShouldBeTrue();
        story.Change.ShouldBe("Seven dead");
        var thread = story.Thread.ShouldNotBeNull();
        thread.ThreadId.ShouldBe(First.ItemId);
        thread.Day.ShouldBe(3);
        thread.Since.ShouldBe(Hour.AddHours(-48));
        thread.Earlier.Select(e => e.Title).ShouldBe([Second.Title, First.Title]);
        thread.Earlier[0].BriefingId.ShouldBe(NameBasedId.ForBriefing("morning", Hour.AddHours(-24)));
    }

    [Theory]
    [InlineData("en", "day 3, updated: Seven dead")]
    [InlineData("de", "Tag 3, aktualisiert: Seven dead")]
    public async Task Every_form_says_the_day_and_what_is_new(string language, string mark)
    {
        var edition = CompositionTests.One(North, South, East) with { Language = language };
        var briefing = await Forms.RenderAsync(Composition.Compose(Input(edition, Third) with { Briefed = Briefed }));

        briefing.Text.ShouldContain(mark);
        briefing.Markdown.ShouldContain(mark);
        briefing.Html.ShouldContain(mark);
    }

    [Fact]
    public void Sentences_with_news_come_first()
    {
        string[] summary =
        [
            "A fire broke out in the Talheim mine on Monday.", "Three miners died in it.",
            "Seven miners are dead, the rescuers said on Wednesday.", "They gave no names.",
        ];
        Told(Third with { Summary = summary }).ShouldBe([summary[2], summary[3], summary[0], summary[1]]);
    }

    [Fact]
    public void A_sentence_with_a_new_name_comes_first_followed_by_the_one_that_depends_on_it()
    {
        string[] summary =
        [
            "A fire broke out in the Talheim mine on Monday.", "The owner, Helioware, closed the mine.",
            "It gave no reason for the seven days.",
        ];
        Told(Third with { Summary = summary, Names = ["Talheim", "Helioware"] }).ShouldBe([summary[1], summary[2], summary[0]]);
    }

    [Fact]
    public void A_sentence_that_was_told_follows_one_of_which_most_words_are_new()
    {
        string[] summary =
        [
            "Five miners died in the fire in the Talheim mine.", "Relatives accused the owner of ignoring earlier gas alarms.",
        ];
        Told(Third with { Summary = summary, Names = ["Talheim"] }).ShouldBe([summary[1], summary[0]]);
    }

    private static IReadOnlyList<string> Told(ItemCleaned item) =>
        Composition.Compose(Input(CompositionTests.One(North, South, East), item) with { Briefed = Briefed })
            .Sections[0].Stories.Single().Summary;

    [Fact]
    public void An_item_that_only_repeats_does_not_reopen_a_thread()
    {
        var repeat = Item(East, "Talheim mine fire: five dead", 2, "Five miners died in the fire in the Talheim mine.");
        Composition.Compose(Input(CompositionTests.One(North, South, East), repeat) with { Briefed = Briefed }).Stories.ShouldBe(0);
    }

    [Theory]
    [InlineData("Trial of banker Rolf Eames opens in Leeds", "He denies taking four million from savers.",
        "Trial of nurse Mary Tolan opens in Leeds", "She denies poisoning four patients.",
        "Banker Rolf Eames found guilty in Leeds", "Jurors believed the savers, not him.",
        "Nurse Mary Tolan acquitted in Leeds", "Jurors saw no proof that she poisoned anyone.")]
    [InlineData("Storm Berta heads for Cork", "Gusts of 120 km/h are expected on Tuesday.",
        "Storm Conall heads for Kerry", "Gusts of 110 km/h are expected on Wednesday.",
        "Storm Berta cuts power in Cork", "Trees fell on lines; 20,000 homes are dark.",
        "Storm Conall turns away from Kerry", "The warning was lifted in the night.")]
    public void Two_stories_of_one_kind_go_on_side_by_side_as_two_threads(
        string one, string oneLead, string other, string otherLead, string oneGoesOn, string oneNews, string otherGoesOn, string otherNews)
    {
        var (first, second) = (Item(North, one, 26, oneLead), Item(South, other, 26, otherLead));
        var stories = Composition.Compose(Input(CompositionTests.One(North, South), Item(South, oneGoesOn, 2, oneNews),
            Item(North, otherGoesOn, 3, otherNews)) with
        {
            Briefed = [Included(first), Included(second)],
        }).Sections[0].Stories;

        stories.ToDictionary(s => s.Title, s => s.Thread?.ThreadId)
            .ShouldBe(new Dictionary<string, Guid?> { [oneGoesOn] = first.ItemId, [otherGoesOn] = second.ItemId }, ignoreOrder: true);
    }

    [Theory]
    [InlineData("en", "Trial of nurse Mary Tolan opens in Leeds", "She denies poisoning four patients.",
        "Doctor testifies against nurse Mary Tolan", "She saw Tolan at the patients’ infusions in Leeds.", true)]
    [InlineData("de", "Prozess gegen Pflegerin Hanne Drost in Lindstett beginnt",
        "Die Anklage wirft ihr vor, vier Patienten vergiftet zu haben. Drost bestreitet die Taten.",
        "Ärztin belastet Pflegerin Hanne Drost",
        "Im Prozess gegen die Pflegerin Hanne Drost hat eine Ärztin ausgesagt. Sie sah Drost an den Infusionen von Patienten.", true)]
    [InlineData("en", "Trial of nurse Mary Tolan opens in Leeds", "She denies poisoning four patients.",
        "Trial of banker Rolf Eames opens in Leeds", "He denies taking four million from savers.", false)]
    [InlineData("en", "Quiz of the week: what do you know about the news?", "Ten questions on what happened in the past seven days.",
        "Quiz of the week: what do you still know about the news?", "Ten new questions on what happened in the past seven days.", false)]
    public void One_feed_alone_continues_its_thread_the_next_day(
        string language, string first, string lead, string next, string news, bool continues)
    {
        var told = Item(North, first, 26, lead) with { Language = language };
        var later = Item(North, next, 2, news) with { Language = language };
        var story = Composition.Compose(Input(CompositionTests.One(North), later) with
        {
            Briefed = [Included(told) with { Language = language }],
        }).Sections[0].Stories.ShouldHaveSingleItem();

        (story.Thread?.ThreadId).ShouldBe(continues ? told.ItemId : null);
    }

    [Fact]
    public void An_entry_of_the_same_feed_that_says_nothing_new_is_shown_but_reopens_no_thread()
    {
        var told = Item(North, "Three dead in Talheim mine fire", 26, "Three miners died in a fire in the Talheim mine.");
        var again = Item(North, "Talheim mine fire: three miners dead", 2, "Three miners died in the mine fire in Talheim.");

        Composition.Compose(Input(CompositionTests.One(North), again) with { Briefed = [Included(told)] })
            .Sections[0].Stories.ShouldHaveSingleItem().Thread.ShouldBeNull();
    }

    [Fact]
    public void A_thread_goes_on_after_two_days_without_news_and_counts_them()
    {
        var thread = Composition.Compose(Input(CompositionTests.One(North, South, East), Third) with
        {
            Briefed = [Included(First, 72)],
        }).Sections[0].Stories.ShouldHaveSingleItem().Thread.ShouldNotBeNull();
        thread.Day.ShouldBe(4);
        thread.Earlier.ShouldHaveSingleItem().Title.ShouldBe(First.Title);
    }

    [Fact]
    public void The_days_of_a_thread_are_those_of_the_edition_across_a_change_of_the_clocks()
    {
        var edition = CompositionTests.One(North) with { TimeZone = "America/Toronto" };
        var lastOfSummer = new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.FromHours(-4));
        var next = new DateTimeOffset(2026, 11, 2, 0, 0, 0, TimeSpan.FromHours(-5));

        var thread = new Threads([Included(First) with { BriefedAt = lastOfSummer }]).At(First.ItemId, edition, next);

        thread.Day.ShouldBe(2);
        thread.Since.Offset.ShouldBe(lastOfSummer.Offset);
        thread.Earlier.ShouldHaveSingleItem().ScheduledAt.Offset.ShouldBe(lastOfSummer.Offset);
    }

    [Fact]
    public void A_report_of_two_threads_that_became_one_continues_the_older()
    {
        var smoke = Item(North, "Smoke over Talheim mine", 50, "Residents called the fire brigade.");
        var missing = Item(South, "Seven miners missing in Talheim", 26, "They were in the lower shaft of the mine.");
        var found = Item(East, "Seven miners found dead in Talheim mine after smoke in shaft", 2,
            "The missing miners were in the lower shaft; the fire brigade brought them up.");
        var thread = Composition.Compose(Input(CompositionTests.One(North, South, East), found) with
        {
            Briefed = [Included(smoke, 48), Included(missing, 24)],
        }).Sections[0].Stories.ShouldHaveSingleItem().Thread.ShouldNotBeNull();
        thread.ThreadId.ShouldBe(smoke.ItemId);
        thread.Earlier.Count.ShouldBe(1);
    }

    [Fact]
    public void A_new_story_has_no_thread() =>
        Composition.Compose(Input(CompositionTests.One(North, South, East), Item(East, "Chess club wins title")) with { Briefed = Briefed })
            .Sections[0].Stories.ShouldHaveSingleItem().Thread.ShouldBeNull();

    [Theory]
    [InlineData("Talheim")]
    [InlineData("\"mine fire\"")]
    [InlineData("/mine\\s+fire/")]
    [InlineData("thread:")]
    public void A_followed_story_is_included_even_if_others_outrank_it(string rule)
    {
        string[] others = ["Harbour dredging begins", "Choir wins medal", "Orchard frost damage counted", "Library opens on Sundays"];
        var items = others.Select(t => Item(North, t, 1))
            .Append(Third with { Published = Hour.AddHours(-20), FirstSeen = Hour.AddHours(-20) }).ToArray();
        var edition = CompositionTests.One(North, South, East) with { Items = 2 };
        string[] follow = [rule == "thread:" ? "thread:" + First.ItemId.ToString("N")[..8] : rule];

        Titles(edition, items).ShouldNotContain(Third.Title);
        var stories = Composition.Compose(Input(edition with { Follow = follow }, items) with { Briefed = Briefed }).Sections[0].Stories;
        stories.Count.ShouldBe(2);
        stories.Single(s => s.Followed).Title.ShouldBe(Third.Title);
    }

    [Theory]
    [InlineData("thread:{0}")]
    [InlineData("  Thread: {0} ")]
    public void A_muted_thread_is_in_no_briefing(string rule)
    {
        var edition = CompositionTests.One(North, South, East) with
        {
            Mute = [string.Format(CultureInfo.InvariantCulture, rule, First.ItemId)],
        };
        var input = Input(edition, Third, Item(North, "Chess club wins title")) with { Briefed = Briefed };

        Composition.Compose(input).Sections[0].Stories.ShouldHaveSingleItem().Title.ShouldBe("Chess club wins title");
        Explanation.Of(input).Items.ShouldContain(i => i.Reason.StartsWith("mute: its thread", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("thread:--------")]
    [InlineData("thread:")]
    [InlineData("thread:00000000")]
    public void A_rule_that_names_no_thread_mutes_none(string rule)
    {
        var edition = CompositionTests.One(North, South, East) with { Mute = [rule] };

        Composition.Compose(Input(edition, Third) with { Briefed = Briefed }).Sections[0].Stories.ShouldHaveSingleItem().Title
            .ShouldBe(Third.Title);
    }

    [Fact]
    public void An_explanation_gives_the_points_of_a_join()
    {
        var input = Input(CompositionTests.One(North, South), Third with { FeedUrl = North },
            Item(South, "Seven miners dead after fire in Talheim mine", 3, "Seven miners died in the fire in the Talheim mine."));

        Explanation.Of(input).Items.ShouldContain(i => i.Reason.Contains("joined by") && i.Reason.Contains("wording"));
    }

    private static IEnumerable<string> Titles(Configuration.EditionOptions edition, params ItemCleaned[] items) =>
        Composition.Compose(Input(edition, items) with { Briefed = Briefed }).Sections[0].Stories.Select(s => s.Title);
}
