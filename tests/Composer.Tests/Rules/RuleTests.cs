using BriefingBus.Composer.Composing;
using BriefingBus.Composer.Rules;
using BriefingBus.Composer.Selection;
using BriefingBus.Composer.Tests.Selection;
using Shouldly;
using Xunit;
using static BriefingBus.Composer.Tests.Selection.Given;

namespace BriefingBus.Composer.Tests.Rules;

public class RuleTests
{
    [Theory]
    [InlineData("ai", "AI rules agreed", true)]
    [InlineData("ai", "Rain said to continue", false)]
    [InlineData("ete", "Un budget pour l’été", true)]
    [InlineData("\"late frost\"", "Growers count the cost of a LATE-FROST", true)]
    [InlineData("\"late frost\"", "Frost comes late", false)]
    [InlineData("東京", "大雨で東京の電車が遅れる", true)]
    [InlineData("バス", "夜のハ\u3099スが増える", true)]
    [InlineData("バス", "パスポートの窓口が混む", false)]
    [InlineData("café東京", "新しいCAFE東京が開く", true)]
    [InlineData("ข่าว", "ข่าวเช้านี้", true)]
    [InlineData("ข่าว", "ข้าวแพงขึ้น", false)]
    [InlineData("/frost(s|ed)?\\b/", "Frosted fields", true)]
    [InlineData("/^harbour/", "The harbour", false)]
    [InlineData("/(?<!no )frost/", "There is no frost", false)]
    public void A_rule_finds_whole_words_phrases_and_expressions(string rule, string title, bool found) =>
        RulePattern.Parse(rule).Matches(RuleText.Of(Item(North, title))).ShouldBe(found);

    [Fact]
    public void A_text_that_is_cut_within_a_character_is_searched_all_the_same()
    {
        var text = new string('x', RuleText.TextCharacters - 1) + "😀";

        RulePattern.Parse("harbour").Matches(RuleText.Of(Item(North, "Harbour", text: text))).ShouldBeTrue();
    }

    [Fact]
    public void A_muted_word_keeps_an_item_out_and_only_keeps_out_the_rest()
    {
        var edition = CompositionTests.One(North) with { Mute = ["horoscope"], Only = ["harbour", "horoscope"] };
        Titles(Input(edition, Item(North, "Your horoscope today"), Item(North, "Harbour road closes"), Item(North, "Chess club wins")))
            .ShouldBe(["Harbour road closes"]);
    }

    [Fact]
    public void An_expression_that_would_run_forever_loses_no_item_and_is_named_once()
    {
        // The back-reference keeps it out of the engine that cannot run away.
        var edition = CompositionTests.One(North) with { Mute = [@"/^(\w+\s?)*\1$!/"] };
        var endless = string.Concat(Enumerable.Repeat("word ", 60)) + "?";
        var briefing = Composition.Compose(Input(edition, Item(North, endless), Item(North, endless, text: "again")));

        briefing.Stories.ShouldBeGreaterThan(0);
        briefing.Notes.Count(n => n.Contains(@"/^(\w+\s?)*\1$!/")).ShouldBe(1);
    }

    [Theory]
    [InlineData("/(/")]
    [InlineData("\"!\"")]
    public void A_rule_that_cannot_be_read_is_passed_over_and_named(string rule)
    {
        var briefing = Composition.Compose(Input(CompositionTests.One(North) with { Mute = [rule] }, Item(North, "Harbour road closes")));
        briefing.Stories.ShouldBe(1);
        briefing.Notes.ShouldContain(n => n.Contains(rule));
    }

    [Theory]
    [InlineData("BREAKING", "", "BREAKING Harbour road closes", "Harbour road closes")]
    [InlineData("/^\\[(\\w+)\\] /", "$1: ", "[Video] Harbour road closes", "Video: Harbour road closes")]
    [InlineData("road", "$1", "Harbour road closes broadly", "Harbour $1 closes broadly")]
    public void Text_is_replaced_in_headlines(string find, string with, string title, string expected)
    {
        var edition = CompositionTests.One(North) with { Replace = [new() { Find = find, With = with }] };

        Titles(Input(edition, Item(North, title))).ShouldBe([expected]);
    }

    [Fact]
    public void Lists_of_the_levels_add_up_and_of_single_values_the_nearest_counts()
    {
        var feed = Feed(North) with { Mute = ["one"], MaxAge = TimeSpan.FromHours(3) };
        var section = Section("All", feed) with { Mute = ["two"], MaxAge = TimeSpan.FromHours(9), Lang = ["fr"] };
        var edition = Edition(section) with { Mute = ["three"], Weight = 2, Lang = ["en"] };
        var rules = RuleSet.For(edition, section, feed, []);

        rules.Mute.Select(m => m.Source).ShouldBe(["one", "two", "three"]);
        rules.MaxAge.ShouldBe(TimeSpan.FromHours(3));
        rules.Weight.ShouldBe(2);
        rules.Lang.ShouldBe(["fr"]);
    }

    [Fact]
    public void Another_language_is_left_out_and_an_unknown_one_stays()
    {
        var edition = CompositionTests.One(North) with { Lang = ["en"] };
        var english = Item(North, "Harbour road closes") with { Language = "en-CA" };
        var french = Item(North, "Le port ferme") with { Language = "fr" };
        var unknown = Item(North, "Xyz abc") with { Language = null };

        Titles(Input(edition, english, french, unknown)).ShouldBe(["Harbour road closes", "Xyz abc"], ignoreOrder: true);
    }

    private static IEnumerable<string> Titles(CompositionInput input) =>
        Composition.Compose(input).Sections.SelectMany(s => s.Stories).Select(s => s.Title);
}
