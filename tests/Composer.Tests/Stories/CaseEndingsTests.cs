using BriefingBus.Composer.Composing;
using BriefingBus.Composer.Stories.Words;
using Shouldly;
using Xunit;
using static BriefingBus.Composer.Tests.Selection.Given;

namespace BriefingBus.Composer.Tests.Stories;

public class CaseEndingsTests
{
    [Theory]
    [InlineData("pl", "Zagórki Zagórkach Zagórek Zagórkami")]
    [InlineData("pl", "chłopiec chłopca chłopcem")]
    [InlineData("cs", "Kolín Kolína Kolínem")]
    [InlineData("ru", "Калуга Калуги Калуге Калугой")]
    [InlineData("tr", "patlama patlamasında patlamanın")]
    [InlineData("fi", "lumivyöry lumivyöryssä lumivyöryn")]
    [InlineData("hu", "gyár gyárban gyárak")]
    public void The_forms_of_a_word_have_one_term(string language, string forms)
    {
        var words = new WordForms();
        forms.Split(' ').Select(f => words.Of(f, language).Term).Distinct().ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("pl", "Zgierz", "Zgorzelec")]
    [InlineData("ru", "Калуга", "Калининград")]
    [InlineData("ru", "Краснодар", "Красноярск")]
    [InlineData("tr", "Mardin", "Mersin")]
    public void Two_names_stay_two(string language, string one, string other)
    {
        var words = new WordForms();
        words.Of(one, language).Term.ShouldNotBe(words.Of(other, language).Term);
        words.Of(one, language).Root.ShouldNotBe(words.Of(other, language).Root);
    }

    [Fact]
    public void A_language_without_such_endings_keeps_its_words() =>
        new WordForms().Of("Panama", "en").ShouldBe(new WordForms().Of("Panama", null));

    [Theory]
    [InlineData("Zagórkach")]
    [InlineData("powodz")]
    public void A_rule_finds_the_word_as_it_stands_in_an_inflected_language(string muted)
    {
        var flood = Item(North, "Powódź w Zagórkach") with { Language = "pl" };
        var edition = Edition(Section("Wiadomości", Feed(North))) with { Mute = [muted] };
        Composition.Compose(Input(edition, flood)).Stories.ShouldBe(0);
        Composition.Compose(Input(edition with { Mute = ["Zgierz"] }, flood)).Stories.ShouldBe(1);
    }
}
