using BriefingBus.Composer.Stories;
using BriefingBus.Composer.Stories.Sketches;
using BriefingBus.Composer.Stories.Words;
using BriefingBus.Contracts;
using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.Composer.Tests.Stories;

public class NoveltyTests
{
    [Theory]
    [InlineData("en", "Three dead in Talheim mine fire", "Seven dead in Talheim mine fire", "its headline says Seven dead")]
    [InlineData("de", "Drei Tote bei Grubenbrand in Talheim", "Sieben Tote bei Grubenbrand in Talheim", "its headline says Sieben Tote")]
    [InlineData(
        "fr",
        "Trois morts dans l'incendie de la mine de Valmont",
        "Sept morts dans l'incendie de la mine de Valmont",
        "its headline says Sept morts")]
    [InlineData(
        "es",
        "Tres muertos en el incendio de la mina de Robledal",
        "Siete muertos en el incendio de la mina de Robledal",
        "its headline says Siete muertos")]
    [InlineData(
        "ru",
        "Трое погибших при пожаре на шахте в Липовске",
        "Семь погибших при пожаре на шахте в Липовске",
        "its headline says Семь погибших")]
    [InlineData("ja", "鉱山火災で三人死亡", "鉱山火災で七人死亡", "its headline says 七")]
    public void Another_number_in_words_is_news(string language, string told, string now, string reason) =>
        Novelty.Of(Article(language, now), [Article(language, told)], isVersion: true).Reason.ShouldBe(reason);

    [Fact]
    public void Another_number_of_the_next_day_is_the_change_in_every_language_whose_number_words_are_known()
    {
        var unmarked = Rows("next-day-numbers.tsv").Where(r => NumberWords.Known.Contains(r[0]))
            .Where(r => Novelty.Of(Article(r[0], r[3], r[4]), [Article(r[0], r[1], r[2])], isVersion: false).Change is null)
            .Select(r => $"{r[1]} | {r[3]}");
        unmarked.ShouldBeEmpty();
    }

    [Fact]
    public void A_verb_that_comes_first_is_no_name() =>
        Novelty.Of(Article("ru", "Скончался Олег Ветров"), [Article("ru", "Умер Олег Ветров")], isVersion: false).Change.ShouldBeNull();

    [Fact]
    public void The_news_of_a_story_is_stated_in_the_words_of_its_headline() =>
        Novelty
            .Of(Article("en", "Seven dead in Talheim mine fire"), [Article("en", "Three dead in Talheim mine fire")], isVersion: true)
            .Change.ShouldBe("Seven dead");

    [Theory]
    [InlineData("fr", "Éboueurs de Valmont : accord à 6 %, fin de la grève", "Éboueurs de Valmont : la mairie propose 4 %", "6 %")]
    [InlineData("en", "Two hundred dead in Talheim flood", "Three dead in Talheim flood", "Two hundred dead")]
    [InlineData("en", "Talheim bridge costs 40 million euros", "Talheim bridge costs 30 million euros", "40 million euros")]
    [InlineData("en", "Talheim bridge costs $5m, council says", "Talheim bridge costs $3m, council says", "$5m")]
    [InlineData("en", "Talheim votes on mayor Odile Ferrand", "Talheim votes on mayor", "Odile Ferrand")]
    public void A_change_is_quoted_as_the_headline_writes_it(string language, string now, string told, string change) =>
        Novelty.Of(Article(language, now), [Article(language, told)], isVersion: false).Change.ShouldBe(change);

    [Fact]
    public void A_number_in_words_is_not_new_if_it_was_reported_in_digits() =>
        Novelty
            .Of(Article("en", "Seven dead in Talheim mine fire"), [Article("en", "Talheim mine fire: 7 dead")], isVersion: true)
            .Reason.ShouldBeNull();

    [Fact]
    public void Another_name_is_news() =>
        Novelty
            .Of(
                Article("en", "Mayor of Talheim resigns over flood"),
                [Article("en", "Mayor of Lennstadt resigns over flood")],
                isVersion: false)
            .Reason.ShouldBe("its headline names Talheim");

    [Fact]
    public void A_name_in_another_form_is_not_new() =>
        Novelty
            .Of(
                Article("en", "Toddler in Moroccan well rescued"),
                [Article("en", "Toddler rescued from well in Morocco")],
                isVersion: false)
            .Reason.ShouldBeNull();

    [Theory]
    [InlineData("next-days.tsv", 16)]
    [InlineData("next-days-2.tsv", 9)]
    [InlineData("next-days-3.tsv", 33)]
    public void The_outcome_of_a_story_is_news_even_if_only_one_word_of_the_headline_is_new(string file, int oneInSoManyMayBeLost)
    {
        var next = Rows(file).ToList();
        var lost = next.Where(r => !IsNews(r)).Select(r => $"{r[1]} | {r[3]}").ToList();
        lost.Count.ShouldBeLessThanOrEqualTo(next.Count / oneInSoManyMayBeLost, string.Join('\n', lost));
    }

    [Theory]
    [InlineData("different-3.tsv")]
    [InlineData("different-4.tsv")]
    [InlineData("different-5.tsv")]
    [InlineData("different-6.tsv")]
    [InlineData("different-10.tsv")]
    [InlineData("different-11.tsv")]
    public void The_next_day_another_event_is_no_story_of_yesterday_or_its_news(string file)
    {
        var lost = Rows(file)
            .Where(r => StoryPairs.AreOne(StoryPairs.Of(r[0], r[1], r[2], "first"), StoryPairs.Of(r[0], r[3], r[4], "second"), days: 1)
                && !IsNews(r))
            .Select(r => $"{r[1]} | {r[3]}");
        lost.ShouldBeEmpty();
    }

    [Fact]
    public void The_same_report_in_other_words_is_not_new()
    {
        var repeated = Rows("next-day-repeats.tsv").Concat(Rows("next-day-repeats-2.tsv")).ToList();
        var doubled = repeated.Where(IsNews).Select(r => $"{r[1]} | {r[3]}").ToList();
        doubled.Count.ShouldBeLessThanOrEqualTo(repeated.Count / 10, string.Join('\n', doubled));
    }

    private static bool IsNews(string[] row) =>
        Novelty.Of(Article(row[0], row[3], row[4]), [Article(row[0], row[1], row[2])], isVersion: false).IsNews;

    private static IEnumerable<string[]> Rows(string file) =>
        File.ReadLines(Path.Combine(Repository.Root, "tests", "Composer.Tests", "Stories", "pairs", file)).Where(l => !l.StartsWith('#'))
            .Select(l => l.Split('\t'));

    private static Article Article(string language, string title, string text) =>
        Article(language, title) with { Summary = text, Text = text };

    private static Article Article(string language, string title) =>
        new() { ItemId = NameBasedId.Create("novelty", title), Language = language, Title = title };
}
