using BriefingBus.Composer.Stories.Sketches;
using Shouldly;
using Xunit;
using static BriefingBus.Composer.Tests.Selection.Given;

namespace BriefingBus.Composer.Tests.Stories;

public class HeadlineTests
{
    [Fact]
    public void A_title_of_ten_thousand_characters_is_cut_at_a_word()
    {
        var headline = Headline.Of(Item(North, string.Concat(Enumerable.Repeat("harbour ", 1250))));
        headline.Length.ShouldBeLessThanOrEqualTo(Headline.MaxLength);
        headline.ShouldEndWith("harbour…");
    }

    [Fact]
    public void A_long_title_without_spaces_is_cut_between_characters()
    {
        var headline = Headline.Of(Item(North, string.Concat(Enumerable.Repeat("𠮷", 500))));
        char.IsHighSurrogate(headline[^2]).ShouldBeFalse();
        headline.ShouldEndWith("…");
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("???!!! — …")]
    [InlineData("\u200b\u202e")]
    public void Without_a_useful_title_the_text_gives_the_headline(string title) =>
        Headline.Of(Item(North, title, text: "The bridge is closed. Use the ferry.")).ShouldStartWith("The bridge is closed.");

    [Fact]
    public void A_title_of_symbols_is_a_headline_where_there_is_no_text() => Headline.Of(Item(North, "🎉")).ShouldBe("🎉");

    [Fact]
    public void An_item_with_neither_headline_nor_text_has_none() => Headline.Of(Item(North, "?!")).ShouldBe("");

    [Fact]
    public void Control_and_direction_override_characters_are_taken_out_and_lines_joined() =>
        Headline.Of(Item(North, "Harbour\u0000 road\r\n\tcloses \u202egnivird\u202c \u2067now"))
            .ShouldBe("Harbour road closes gnivird now");

    [Fact]
    public void Markup_that_is_text_stays_text() => Headline.Of(Item(North, "Why <b> beats <strong>")).ShouldBe("Why <b> beats <strong>");
}
