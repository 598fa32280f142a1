using System.Globalization;
using BriefingBus.Cleaner.Cleaning;
using BriefingBus.Cleaner.Summaries;
using BriefingBus.Contracts;
using Shouldly;
using Xunit;

namespace BriefingBus.Cleaner.Tests.Summaries;

public sealed class RepeatedTextTests
{
    private const string Tail = "<p>Valley Times is made by nine people in a mill.</p>";

    [Fact]
    public void The_same_tail_on_every_item_is_left_out_without_a_rule()
    {
        var outcomes = Clean(Enumerable.Range(1, 4).Select(n => SomeItem.Entry(
            $"{n}", $"Story {n}", $"<p>On day {n} the river rose by {n} metres in the valley.</p>" + Tail)));

        outcomes.ShouldAllBe(o => !o.Cleaned!.Text.Contains("Valley Times is made"));
        outcomes[2].Cleaned!.Text.ShouldBe("On day 3 the river rose by 3 metres in the valley.");
    }

    [Fact]
    public void A_place_that_several_items_begin_with_is_a_dateline()
    {
        var outcomes = Clean(new[] { "Lennstadt", "Marrow", "Lennstadt", "Lennstadt" }.Select((place, n) =>
            SomeItem.Entry($"{n}", $"Story {n}", $"<p>{place}: The council opened the new bridge number {n} for everybody.</p>")));

        outcomes[0].Cleaned!.Summary.ShouldBe(["The council opened the new bridge number 0 for everybody."]);
        outcomes[1].Cleaned!.Summary.ShouldBe(["Marrow: The council opened the new bridge number 1 for everybody."]);
    }

    [Theory]
    [InlineData("Marrow: Bridge {0} opens")]
    [InlineData("Val: Bridge {0} opens")]
    public void What_every_headline_is_about_stays(string title)
    {
        var titles = Enumerable.Range(1, 5).Select(n => string.Format(CultureInfo.InvariantCulture, title, n)).ToList();

        var outcomes = Clean(titles.Select((shown, n) => SomeItem.Entry($"{n}", shown, "<p>It is open.</p>")));

        outcomes.Select(o => o.Cleaned!.Title).ShouldBe(titles);
    }

    [Fact]
    public void What_every_headline_begins_with_is_left_off()
    {
        var outcomes = Clean(Enumerable.Range(1, 5).Select(n => SomeItem.Entry($"{n}", $"Valley: Bridge {n} opens", "<p>It is open.</p>")));

        outcomes[2].Cleaned!.Title.ShouldBe("Bridge 3 opens");
    }

    [Fact]
    public void What_one_headline_lacks_stays_on_the_others()
    {
        var titles = new[] { "Valley: Bridge opens", "Valley: Mill shuts", "Valley: Ferry sails", "Valley: Mayor resigns", "River rises" };

        var outcomes = Clean(titles.Select((title, n) => SomeItem.Entry($"{n}", title, "<p>It is open.</p>")));

        outcomes.Select(o => o.Cleaned!.Title).ShouldBe(titles);
    }

    [Fact]
    public void A_label_in_brackets_that_many_headlines_have_is_left_off()
    {
        var titles = new[] { "[골짜기] 다리 열려", "[박람회] [골짜기] 배 다시 떠", "[골짜기] 시장 물러나", "강물 불어", "시장 선거 열려" };

        var outcomes = Clean(titles.Select((title, n) => SomeItem.Entry($"{n}", title, "<p>It is open.</p>")));

        outcomes.Select(o => o.Cleaned!.Title).ShouldBe(["다리 열려", "[박람회] 배 다시 떠", "시장 물러나", "강물 불어", "시장 선거 열려"]);
    }

    [Fact]
    public void Labels_in_brackets_that_differ_stay()
    {
        var titles = new[] { "[Yellow] Wind", "[Yellow] Snow", "[Yellow] Ice", "[Orange] Storm", "[Orange] Flood" };

        var outcomes = Clean(titles.Select((title, n) => SomeItem.Entry($"{n}", title, "<p>It is open.</p>")));

        outcomes.Select(o => o.Cleaned!.Title).ShouldBe(titles);
    }

    [Fact]
    public void The_level_of_a_warning_stays_though_all_warnings_have_it()
    {
        var titles = new[] { "[Alerta roja] Viento", "[Alerta roja] Nieve", "[Alerta roja] Hielo" };

        var outcomes = Clean(titles.Select((title, n) => SomeItem.Entry($"{n}", title, "<p>El puerto cierra.</p>")));

        outcomes.Select(o => o.Cleaned!.Title).ShouldBe(titles);
    }

    [Fact]
    public void A_place_before_a_hyphen_that_many_items_begin_with_is_a_dateline()
    {
        var outcomes = Clean(new[] { "Lennov", "Marrov", "Lennov", "Lennov" }.Select((place, n) => SomeItem.Entry(
            $"{n}", $"Zpráva {n}", $"<p>{place} - Rada města otevřela nový most číslo {n} pro všechny - i pro kola.</p>")));

        outcomes[0].Cleaned!.Summary.ShouldBe(["Rada města otevřela nový most číslo 0 pro všechny - i pro kola."]);
        outcomes[1].Cleaned!.Summary.ShouldBe(["Marrov - Rada města otevřela nový most číslo 1 pro všechny - i pro kola."]);
    }

    [Fact]
    public void Speakers_before_a_hyphen_stay()
    {
        var outcomes = Clean(new[] { "Ida Holm", "Max Lenn", "Ida Holm", "Jo Marrow" }.Select((name, n) => SomeItem.Entry(
            $"{n}", $"Show {n}", $"<p>{name} - Mayor of town number {n} who closed the harbour for nine weeks.</p>")));

        outcomes[0].Cleaned!.Summary.ShouldBe(["Ida Holm - Mayor of town number 0 who closed the harbour for nine weeks."]);
    }

    [Fact]
    public void A_place_in_capitals_that_several_items_begin_with_needs_no_space_before_its_hyphen()
    {
        var outcomes = Clean(new[] { "MARROW - Nine", "MARROW- Nine", "MARROW – Nine", "MARROW-Nine" }.Select((start, n) => SomeItem.Entry(
            $"{n}", $"Story {n}", $"<p>{start} men of the council opened the new bridge number {n} for everybody.</p>")));

        outcomes[3].Cleaned!.Summary.ShouldBe(["Nine men of the council opened the new bridge number 3 for everybody."]);
    }

    [Fact]
    public void Names_before_a_dash_that_many_items_begin_with_are_datelines()
    {
        var outcomes = Clean(new[] { "Lennstadt", "Marrow", "Upper Weir" }.Select((place, n) =>
            SomeItem.Entry($"{n}", $"Story {n}", $"<p>{place} – The council opened the new bridge number {n} for everybody.</p>")));

        outcomes[1].Cleaned!.Summary.ShouldBe(["The council opened the new bridge number 1 for everybody."]);
    }

    [Fact]
    public void One_new_item_is_compared_with_its_neighbours_in_the_feed()
    {
        var feed = SomeItem.Feed(SomeItem.Entry("9", "Story 9", "<p>On day 9 the river rose by 9 metres in the valley.</p>" + Tail));
        var neighbours = Enumerable.Range(1, 4)
            .Select(n => CompressedText.Wrap($"<p>On day {n} the river rose by {n} metres.</p>" + Tail)!)
            .ToList();

        FeedCleaner.Clean(feed, new SummaryOptions()).Single().Cleaned!.Text.ShouldContain("Valley Times is made");
        FeedCleaner.Clean(feed with { Neighbours = neighbours }, new SummaryOptions()).Single().Cleaned!.Text
            .ShouldBe("On day 9 the river rose by 9 metres in the valley.");
    }

    [Fact]
    public void An_unreadable_neighbour_does_not_matter()
    {
        var feed = SomeItem.Feed(SomeItem.Entry("9", "Story 9", "<p>On day 9 the river rose by 9 metres in the valley.</p>"));

        FeedCleaner.Clean(feed with { Neighbours = [new MessageText { Gzip = [1, 2, 3] }] }, new SummaryOptions()).Single()
            .Cleaned!.Text.ShouldBe("On day 9 the river rose by 9 metres in the valley.");
    }

    [Fact]
    public void Two_agreeing_items_are_no_evidence()
    {
        var outcomes = Clean(Enumerable.Range(1, 2).Select(n => SomeItem.Entry(
            $"{n}", $"Story {n}", $"<p>On day {n} the river rose.</p>" + Tail)));

        outcomes.ShouldAllBe(o => o.Cleaned!.Text.Contains("Valley Times is made"));
    }

    [Fact]
    public void An_items_only_paragraph_is_never_dropped_as_repeated()
    {
        var outcomes = Clean(Enumerable.Range(1, 5).Select(n => SomeItem.Entry(
            $"{n}", $"Station {n}", "<p>No watches or warnings in effect.</p>")));

        outcomes.ShouldAllBe(o => o.Cleaned!.Text == "No watches or warnings in effect.");
    }

    [Fact]
    public void The_language_that_most_items_are_in_counts_more_than_the_feed_s_template()
    {
        const string French = "<p>Le conseil municipal a décidé que le vieux pont sur la rivière numéro {0} sera fermé pendant tout le "
            + "printemps à cause des travaux.</p>";

        var outcomes = Clean(Enumerable.Range(1, 4).Select(n => SomeItem.Entry($"{n}", $"Pont {n}", string.Format(French, n))));

        outcomes.ShouldAllBe(o => o.Cleaned!.Language == "fr" && o.Cleaned.Summary.Count == 1);
    }

    private static IReadOnlyList<EntryOutcome> Clean(IEnumerable<FetchedEntry> entries) =>
        FeedCleaner.Clean(SomeItem.Feed([.. entries]), new SummaryOptions());
}
