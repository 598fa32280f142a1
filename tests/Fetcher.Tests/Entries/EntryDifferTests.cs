using BriefingBus.Fetcher.Entries;
using BriefingBus.Fetcher.Feeds;
using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.Fetcher.Tests.Entries;

public sealed class EntryDifferTests
{
    private const string Url = "https://gazette.example/feed.xml";
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 6, 0, 0, TimeSpan.Zero);
    private static readonly string LongText = string.Join(' ', Enumerable.Range(1, 60).Select(i => $"word{i}"));

    [Fact]
    public void The_first_poll_takes_the_newest_items_and_remembers_the_others()
    {
        var feed = Feed([.. Enumerable.Range(0, 50).Select(i => Entry($"e{i}", published: Now.AddDays(i - 60)))]);

        var first = Compare(feed, null, firstItems: 20);
        var second = Compare(feed, first.Seen);

        first.ToSend.Select(e => e.EntryId).ShouldBe(Enumerable.Range(30, 20).Select(i => $"e{i}"));
        first.Seen.Count.ShouldBe(50);
        second.ToSend.ShouldBeEmpty();
    }

    [Fact]
    public void A_feed_without_dates_counts_as_newest_first()
    {
        var feed = Feed([.. Enumerable.Range(0, 10).Select(i => Entry($"e{i}") with { Published = null })]);

        Compare(feed, null, firstItems: 3).ToSend.Select(e => e.EntryId).ShouldBe(["e0", "e1", "e2"]);
    }

    [Fact]
    public void A_new_entry_is_new_wherever_it_stands()
    {
        var seen = Compare(Feed(Entry("a"), Entry("b"), Entry("c")), null).Seen;

        var difference = Compare(Feed(Entry("c"), Entry("d"), Entry("a"), Entry("b")), seen);

        difference.ToSend.ShouldHaveSingleItem().EntryId.ShouldBe("d");
        difference.ToSend[0].Changed.ShouldBeFalse();
    }

    [Fact]
    public void A_few_new_entries_come_with_others_of_the_document_to_compare_them_with()
    {
        var known = Enumerable.Range(0, 9).Select(i => Entry($"e{i}")).ToArray();
        var seen = Compare(Feed(known), null).Seen;

        Compare(Feed([Entry("new"), .. known]), seen).Siblings.Select(e => e.Id).ShouldBe(["e0", "e1", "e2", "e3"]);
        Compare(Feed(known), seen).Siblings.ShouldBeEmpty();
        Compare(Feed([.. Enumerable.Range(0, 6).Select(i => Entry($"new{i}")), .. known]), seen).Siblings.ShouldBeEmpty();
    }

    [Fact]
    public void Reordered_redated_or_doubled_entries_are_not_new()
    {
        var seen = Compare(Feed(Entry("a"), Entry("b")), null).Seen;

        var difference = Compare(
            Feed(
                Entry("b", published: Now),
                Entry("a", published: Now),
                Entry("b", published: Now),
                Entry("a", published: Now.AddHours(1))),
            seen);

        difference.ToSend.ShouldBeEmpty();
        difference.Seen.Count.ShouldBe(2);
    }

    [Fact]
    public void An_entry_under_a_new_id_is_the_same_item_and_keeps_its_identity()
    {
        var first = Compare(Feed(Entry("a")), null);

        var renamed = Compare(Feed(Entry("a") with { Id = "tag:new,2026:a" }), first.Seen);
        var edited = Compare(Feed(Entry("a", text: "Now with more.") with { Id = "third-id" }), renamed.Seen);

        renamed.ToSend.ShouldBeEmpty();
        edited.ToSend.ShouldHaveSingleItem().Changed.ShouldBeTrue();
        edited.ToSend[0].Seen.ItemId.ShouldBe(first.ToSend[0].Seen.ItemId);
    }

    [Fact]
    public void Ids_that_are_places_move_on_and_the_stories_stay()
    {
        var seen = Compare(Feed(Undated("a", "1"), Undated("b", "2")), null).Seen;

        var difference = Compare(Feed(Undated("c", "1"), Undated("a", "2"), Undated("b", "3")), seen);

        difference.ToSend.ShouldHaveSingleItem().Entry.Title!.Value.ShouldBe(Undated("c", "1").Title!.Value);

        static FeedEntry Undated(string name, string id) => Entry(name) with { Id = id, Published = null };
    }

    [Fact]
    public void An_entry_without_id_stays_the_same_once_others_share_its_page()
    {
        var seen = Compare(Feed(OnPage("a")), null).Seen;

        Compare(Feed(OnPage("b"), OnPage("a")), seen).ToSend.ShouldHaveSingleItem().Entry.Link.ShouldEndWith("#b");

        static FeedEntry OnPage(string name) =>
            Entry(name) with { Id = null, Published = null, Link = $"https://gazette.example/bulletins#{name}" };
    }

    [Fact]
    public void A_feed_that_numbers_its_ids_anew_at_every_poll_is_not_news()
    {
        var seen =
            Compare(Feed([.. Enumerable.Range(0, 30).Select(i => Entry($"e{i}") with { Id = $"1-{i}" })]), null, firstItems: 100).Seen;

        for (var poll = 2; poll < 5; poll++)
        {
            var next = Compare(Feed([.. Enumerable.Range(0, 30).Select(i => Entry($"e{i}") with { Id = $"{poll}-{29 - i}" })]), seen);
            next.ToSend.ShouldBeEmpty();
            seen = next.Seen;
        }
    }

    [Fact]
    public void A_feed_that_numbers_and_dates_everything_anew_is_not_news()
    {
        var seen = Compare(Feed([.. Enumerable.Range(0, 9).Select(i => Entry($"e{i}") with { Id = $"1-{i}" })]), null).Seen;

        var next =
            Compare(Feed([.. Enumerable.Range(0, 10).Select(i => Entry($"e{9 - i}") with { Id = $"2-{i}", Published = Now })]), seen);

        next.ToSend.ShouldHaveSingleItem().Entry.Link.ShouldBe("https://gazette.example/e9");
    }

    [Theory]
    [InlineData("N/A"), InlineData("https://gazette.example/"), InlineData("0")]
    public void An_id_that_different_stories_of_a_document_share_identifies_none_of_them(string id)
    {
        var midnight = Now.Date.ToUniversalTime();
        FeedEntry Story(string title, string? link) => new()
        {
            Id = id,
            Title = new FeedText(title),
            Link = link,
            Published = new DateTimeOffset(midnight, TimeSpan.Zero),
            Summary = new FeedText($"What there is to say of {title}."),
        };

        foreach (var link in new[] { null, "https://gazette.example/", "N/A" })
        {
            var first = Compare(Feed(Story("Bridge", link), Story("Harbour", link), Story("Mill", link)), null);
            var second = Compare(Feed(Story("Church", link), Story("Bridge", link), Story("Harbour", link)), first.Seen);

            first.ToSend.Select(e => e.Seen.ItemId).Distinct().Count().ShouldBe(3);
            second.ToSend.ShouldHaveSingleItem().Entry.Title!.Value.ShouldBe("Church");
        }
    }

    [Fact]
    public void An_id_with_one_title_but_several_links_and_texts_identifies_nothing_either()
    {
        FeedEntry Update(int i) => new()
        {
            Id = "live",
            Title = new FeedText("Live update"),
            Link = $"https://gazette.example/live/{i}",
            Published = Now,
            Summary = new FeedText($"Point {i}."),
        };

        Compare(Feed(Update(1), Update(2), Update(3)), null).ToSend.Count.ShouldBe(3);
    }

    [Fact]
    public void Of_two_revisions_of_an_entry_the_newer_counts()
    {
        var old = Entry("a") with { Updated = Now.AddHours(-3) };
        var @new = Entry("a", text: "A text, corrected.") with { Updated = Now };

        Compare(Feed(old, @new), null).ToSend.ShouldHaveSingleItem().Entry.ShouldBe(@new);
        Compare(Feed(@new, old), null).ToSend.ShouldHaveSingleItem().Entry.ShouldBe(@new);
    }

    [Fact]
    public void Two_entries_of_one_document_with_different_ids_are_never_one()
    {
        var bulletin = new FeedEntry
        {
            Id = "w-17",
            Title = new FeedText("Storm bulletin"),
            Link = "https://gazette.example/storm",
            Published = Now,
            Summary = new FeedText(LongText),
        };

        Compare(Feed(bulletin, bulletin with { Id = "w-18" }), null).ToSend.Count.ShouldBe(2);

        var first = Compare(Feed(bulletin), null);
        var second = Compare(Feed(bulletin with { Id = "w-18" }, bulletin), first.Seen);
        second.ToSend.ShouldHaveSingleItem().EntryId.ShouldBe("w-18");
        second.ToSend[0].Changed.ShouldBeFalse();
    }

    [Theory]
    [InlineData("Winds of 60 km/h.", "The storm has formed."), InlineData("Closed.", "Closed.")]
    public void A_bulletin_with_an_id_and_a_date_of_its_own_is_a_story_of_its_own(string yesterday, string today)
    {
        FeedEntry Bulletin(string id, string text, DateTimeOffset at) => new()
        {
            Id = id,
            Title = new FeedText("Storm bulletin"),
            Link = "https://gazette.example/storm",
            Published = at,
            Summary = new FeedText(text),
        };

        var first = Compare(Feed(Bulletin("w-17", yesterday, Now.AddDays(-1))), null);
        var second = Compare(Feed(Bulletin("w-18", today, Now)), first.Seen);

        second.ToSend.ShouldHaveSingleItem().Changed.ShouldBeFalse();
        second.ToSend[0].Seen.ItemId.ShouldNotBe(first.ToSend[0].Seen.ItemId);
    }

    [Fact]
    public void A_bulletin_without_dates_is_a_story_of_its_own_by_its_id_and_its_text()
    {
        FeedEntry Bulletin(string id, string text) =>
            new() { Id = id, Title = new FeedText("Tide"), Link = "https://gazette.example/tide", Summary = new FeedText(text) };
        var seen = Compare(Feed(Bulletin("1", "High at nine.")), null).Seen;

        Compare(Feed(Bulletin("2", "High at ten.")), seen).ToSend.ShouldHaveSingleItem().Changed.ShouldBeFalse();
        Compare(Feed(Bulletin("2", "High at nine.")), seen).ToSend.ShouldBeEmpty();
    }

    [Fact]
    public void A_recurring_column_with_a_fixed_text_is_new_each_time()
    {
        FeedEntry Column(int week) => new()
        {
            Id = $"open-{week}",
            Title = new FeedText("Open thread"),
            Link = $"https://gazette.example/open/{week}",
            Published = Now.AddDays(7 * (week - 3)),
            Summary = new FeedText(LongText),
        };

        var first = Compare(Feed(Column(1)), null);
        var second = Compare(Feed(Column(2), Column(1)), first.Seen);
        second.ToSend.ShouldHaveSingleItem().EntryId.ShouldBe("open-2");
        Compare(Feed(Column(3)), second.Seen).ToSend.ShouldHaveSingleItem().Changed.ShouldBeFalse();
    }

    [Fact]
    public void Points_of_one_page_are_stories_of_their_own()
    {
        FeedEntry Point(int i, string? id = null) => new()
        {
            Id = id,
            Title = new FeedText("Change"),
            Link = $"https://gazette.example/changes#v{i}",
            Published = Now.AddDays(i - 9),
            Summary = new FeedText($"Version {i}."),
        };

        var seen = Compare(Feed(Point(2), Point(1)), null).Seen;
        seen.Count.ShouldBe(2);
        Compare(Feed(Point(3), Point(2), Point(1)), seen).ToSend.ShouldHaveSingleItem().Entry.Link
            .ShouldBe("https://gazette.example/changes#v3");
    }

    [Fact]
    public void The_first_poll_of_a_calendar_takes_what_is_near()
    {
        var concerts = Enumerable.Range(1, 26).Select(i => Entry($"concert {i}", published: Now.AddDays(30 * i))).Reverse().ToArray();
        var today = Entry("today", published: Now.AddHours(-5));
        var zoneMistaken = Entry("tomorrow", published: Now.AddHours(11));

        var first = Compare(Feed([.. concerts, today, zoneMistaken]), null, firstItems: 5);

        first.ToSend.Select(e => e.EntryId).ShouldBe(["concert 3", "concert 2", "concert 1", "today", "tomorrow"]);
        first.Seen.ShouldAllBe(s => s.FirstPoll);
        Compare(Feed(Entry("next"), today), first.Seen).ToSend.ShouldHaveSingleItem().Seen.FirstPoll.ShouldBeFalse();
    }

    [Theory]
    [InlineData("http://gazette.example/a"), InlineData("https://www.gazette.example/a/")]
    [InlineData("https://gazette.example/a?utm_source=rss&utm_medium=feed")]
    [InlineData("https://gazette.example/a#comments")]
    public void A_link_written_in_another_way_is_no_change(string link)
    {
        var seen = Compare(Feed(Entry("a")), null).Seen;

        Compare(Feed(Entry("a") with { Link = link }), seen).ToSend.ShouldBeEmpty();
        Compare(Feed(Entry("a") with { Link = link, Id = link }), seen).ToSend.ShouldBeEmpty();
    }

    [Fact]
    public void A_site_that_moves_to_another_host_and_renames_everything_has_changed_links_but_no_news()
    {
        var first = Compare(Feed(Entry("a", text: LongText), Entry("b", text: "Short.")), null);

        var moved = Compare(
            Feed(
                Entry("a", text: LongText, published: Now) with { Id = "https://new.example/?p=1", Link = "https://new.example/2026/a" },
                Entry("b", text: "Short.") with { Id = "https://new.example/?p=2", Link = "https://new.example/2026/b" }),
            first.Seen);

        moved.ToSend.ShouldAllBe(e => e.Changed);
        moved.ToSend.Select(e => e.Seen.ItemId).ShouldBe(first.ToSend.Select(e => e.Seen.ItemId));
    }

    [Fact]
    public void A_changed_title_or_text_is_a_change_of_the_same_item()
    {
        var first = Compare(Feed(Entry("a"), Entry("b")), null);

        var changed = Compare(Feed(Entry("a") with { Title = new FeedText("Corrected") }, Entry("b", text: "Corrected.")), first.Seen);

        changed.ToSend.ShouldAllBe(e => e.Changed);
        changed.ToSend.Select(e => e.Seen.ItemId).ShouldBe(first.ToSend.Select(e => e.Seen.ItemId));
        Compare(Feed(Entry("a") with { Title = new FeedText("Corrected") }, Entry("b", text: "Corrected.")), changed.Seen).ToSend
            .ShouldBeEmpty();
    }

    [Fact]
    public void Counters_and_tracking_pixels_in_mark_up_are_no_change()
    {
        var seen = Compare(Feed(Entry("a", text: "<p class='v1'>Text</p><img src='https://t.example/p.gif?n=1'>")), null).Seen;

        Compare(Feed(Entry("a", text: "<p class='v2'>Text</p>\n<img src='https://t.example/p.gif?n=2'>")), seen).ToSend.ShouldBeEmpty();
    }

    [Fact]
    public void An_id_used_again_for_another_story_is_another_item()
    {
        var first = Compare(Feed(Entry("a") with { Id = "latest" }), null);

        var second = Compare(Feed(Entry("b") with { Id = "latest" }), first.Seen);
        var both = Compare(Feed(Entry("b") with { Id = "latest" }, Entry("c") with { Id = "latest" }), second.Seen);

        second.ToSend.ShouldHaveSingleItem().Changed.ShouldBeFalse();
        second.ToSend[0].Seen.ItemId.ShouldNotBe(first.ToSend[0].Seen.ItemId);
        both.ToSend.ShouldHaveSingleItem().Entry.Link.ShouldBe("https://gazette.example/c");
    }

    [Fact]
    public void Entries_without_ids_that_share_one_link_are_told_apart_by_their_text()
    {
        FeedEntry Change(string title) => new() { Title = new FeedText(title), Link = "https://gazette.example/changes", Published = Now };

        var first = Compare(Feed(Change("Lock repaired"), Change("Crane painted")), null);
        var second = Compare(Feed(Change("Quay swept"), Change("Lock repaired"), Change("Crane painted")), first.Seen);

        first.ToSend.Count.ShouldBe(2);
        second.ToSend.ShouldHaveSingleItem().Entry.Title!.Value.ShouldBe("Quay swept");
    }

    [Fact]
    public void Entries_that_link_to_the_front_page_are_told_apart_by_their_text()
    {
        FeedEntry Note(string title) => new() { Title = new FeedText(title), Link = "https://gazette.example/", Published = Now };

        var seen = Compare(Feed(Note("Fog")) with { Link = "https://gazette.example" }, null).Seen;

        Compare(Feed(Note("Rain")) with { Link = "https://gazette.example" }, seen).ToSend.ShouldHaveSingleItem().Changed.ShouldBeFalse();
    }

    [Fact]
    public void Entries_that_may_not_have_arrived_are_sent_again_and_skipped_ones_stay_skipped()
    {
        var feed = Feed([.. Enumerable.Range(0, 10).Select(i => Entry($"e{i}", published: Now.AddHours(-i)))]);
        var first = Compare(feed, null, firstItems: 3);

        var again = Compare(feed, first.Seen, sendKnown: true);

        again.ToSend.Select(e => e.Seen.ItemId).ShouldBe(first.ToSend.Select(e => e.Seen.ItemId));
        again.ToSend.ShouldAllBe(e => !e.Changed);
    }

    [Fact]
    public void An_entry_that_left_the_feed_is_remembered_for_its_time()
    {
        var seen = Compare(Feed(Entry("a")), null).Seen;

        var gone = EntryDiffer.Compare(Url, Feed(Entry("b")), seen, Rule(), Now.AddDays(30));
        var forgotten = EntryDiffer.Compare(Url, Feed(Entry("b")), gone.Seen, Rule(), Now.AddDays(100));

        EntryDiffer.Compare(Url, Feed(Entry("a")), gone.Seen, Rule(), Now.AddDays(31)).ToSend.ShouldBeEmpty();
        forgotten.Seen.ShouldHaveSingleItem();
    }

    [Fact]
    public void Deltas_make_no_entry_forgotten_that_they_do_not_repeat()
    {
        var seen = Compare(Feed(Entry("a")), null).Seen;

        var delta = EntryDiffer.Compare(Url, Feed(Entry("b")), seen, Rule() with { IsDelta = true }, Now.AddDays(100));

        EntryDiffer.Compare(Url, Feed(Entry("a"), Entry("b")), delta.Seen, Rule(), Now.AddDays(101)).ToSend.ShouldBeEmpty();
    }

    [Fact]
    public void Twenty_thousand_hostile_entries_take_linear_time()
    {
        var alike = Feed([.. Enumerable.Range(0, 20_000).Select(i => new FeedEntry
        {
            Id = "same", Title = new FeedText("Same"), Link = $"https://gazette.example/{i}", Published = Now.AddMinutes(-i),
        })]);

        var limit = new WaitLimit(TimeSpan.FromSeconds(10));
        var first = Compare(alike, null, firstItems: 20);
        Compare(alike, first.Seen);

        limit.IsPassed.ShouldBeFalse();
    }

    [Fact]
    public void Packed_entries_are_restored()
    {
        var seen =
            Compare(Feed([.. Enumerable.Range(0, 30).Select(i => Entry($"e{i}", published: Now.AddYears(-i)))]), null, firstItems: 7).Seen;

        SeenEntries.Unpack(SeenEntries.Pack(seen)).ShouldBe(seen);
        SeenEntries.Pack(seen).Length.ShouldBe(1 + 30 * 69);
        Should.Throw<InvalidDataException>(() => SeenEntries.Unpack([9, 9, 9]));
    }

    private static EntryDifference Compare(ParsedFeed feed, IReadOnlyList<SeenEntry>? seen, int firstItems = 20, bool sendKnown = false) =>
        EntryDiffer.Compare(Url, feed, seen, new DifferenceRule(firstItems, sendKnown, TimeSpan.FromDays(90)), Now);

    private static DifferenceRule Rule() => new(20, SendKnown: false, TimeSpan.FromDays(90));

    private static ParsedFeed Feed(params FeedEntry[] entries) => new() { Format = "rss 2.0", Encoding = "utf-8", Entries = entries };

    private static FeedEntry Entry(string name, string text = "A text.", DateTimeOffset? published = null) => new()
    {
        Id = name,
        Title = new FeedText("Story " + name),
        Link = "https://gazette.example/" + name,
        Published = published ?? Now.AddHours(-name[0]),
        Summary = new FeedText(text),
    };
}
