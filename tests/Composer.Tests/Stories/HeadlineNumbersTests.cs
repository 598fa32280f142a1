using BriefingBus.Composer.Stories;
using Shouldly;
using Xunit;

namespace BriefingBus.Composer.Tests.Stories;

public class HeadlineNumbersTests
{
    [Theory]
    [InlineData("en", "Operator fined €40m", 40_000_000)]
    [InlineData("en", "Operator fined 40 million euros", 40_000_000)]
    [InlineData("en", "Deal worth $2.5bn", 2_500_000_000)]
    [InlineData("de", "Strafe von 40 Millionen Euro", 40_000_000)]
    [InlineData("de", "Schulden von zwei Milliarden Euro", 2_000_000_000)]
    [InlineData("fr", "Une amende de 40 millions", 40_000_000)]
    [InlineData("es", "Multa de 40 millones", 40_000_000)]
    [InlineData("it", "Multa da 2 miliardi", 2_000_000_000)]
    [InlineData("sv", "Böter på 40 miljoner", 40_000_000)]
    [InlineData("pl", "Kara 3 miliardy", 3_000_000_000)]
    [InlineData("uk", "Штраф 40 мільйонів", 40_000_000)]
    [InlineData("tr", "40 milyon ceza", 40_000_000)]
    public void A_number_in_digits_is_multiplied_by_the_unit_after_it(string language, string headline, double value) =>
        Numbers(headline, language).ShouldBe([value]);

    [Fact]
    public void A_number_is_not_joined_with_a_smaller_one_in_words() => Numbers("40 hundred 12 dead", "en").ShouldBe([40, 100, 12]);

    [Theory]
    [InlineData("Etherpad 2.7.0 released", "Episode 270 released")]
    [InlineData("Rails 4.2.0 released", "Rails 4.2 released")]
    [InlineData("Rails 4.2.0 released", "Rails 4.2.1 released")]
    public void The_parts_of_a_version_are_one_number_that_no_other_is_equal_to(string first, string second) =>
        Numbers(first, "en").Single().ShouldNotBe(Numbers(second, "en").Single());

    private static List<double> Numbers(string headline, string language) =>
        [.. HeadlineReader.Read(headline, language, new WordForms()).Select(w => w.Number).OfType<double>()];
}
