using BriefingBus.Composer.Stories.Sketches;
using BriefingBus.Composer.Stories.Words;
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

    [Theory]
    [InlineData("fr", "La mairie supprime 1 200 postes", 1200)]
    [InlineData("pl", "Zakład zwolni 12 500 osób", 12_500)]
    [InlineData("sv", "Stödet blir 1 250 000 kronor", 1_250_000)]
    [InlineData("en", "Council cuts 1\u202F200 jobs", 1200)]
    [InlineData("de", "Werk streicht 1\u00A0200 Stellen", 1200)]
    public void Thousands_may_be_parted_by_a_space(string language, string headline, double value) =>
        Numbers(headline, language).ShouldBe([value]);

    [Theory]
    [InlineData("en", "Flight 12 200 late", new double[] { 12, 200 })]
    [InlineData("fr", "En 2026 200 postes", new double[] { 2026, 200 })]
    [InlineData("fr", "Lot 3 2000 places", new double[] { 3, 2000 })]
    [InlineData("sv", "I lag 12 20 mål", new double[] { 12, 20 })]
    public void Two_numbers_beside_each_other_are_two(string language, string headline, double[] values) =>
        Numbers(headline, language).ShouldBe(values);

    [Theory]
    [InlineData("fr", "Une vingtaine de blessés", 20)]
    [InlineData("es", "Una veintena de heridos", 20)]
    [InlineData("it", "Una decina di feriti", 10)]
    [InlineData("pl", "Siedmioro rannych", 7)]
    [InlineData("hu", "Heten meghaltak", 7)]
    [InlineData("bg", "Трима загинаха", 3)]
    [InlineData("hr", "Petero ozlijeđenih", 5)]
    [InlineData("ca", "Set morts", 7)]
    [InlineData("id", "Tujuh orang tewas", 7)]
    [InlineData("hi", "सात की मौत", 7)]
    [InlineData("ko", "일곱 명 사망", 7)]
    public void Collective_numerals_are_numbers(string language, string headline, double value) =>
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
