using Shouldly;
using Xunit;

namespace BriefingBus.Cleaner.Tests.Cleaning;

public sealed class SectionBeforeHeadlineTests
{
    [Theory]
    [InlineData("Home > Harbour > Ferry sails every day", "Ferry sails every day")]
    [InlineData("Hafen | Fähre fährt täglich", "Fähre fährt täglich")]
    [InlineData("Port : Le bac passe chaque jour", "Le bac passe chaque jour")]
    [InlineData("海运丨渡轮每天开航", "渡轮每天开航")]
    [InlineData("Harbour: iFerry sails every day", "iFerry sails every day")]
    public void Sections_before_a_headline_are_left_out(string title, string expected) =>
        TitleOf(title, "Harbour", "Hafen", "Port", "海运").ShouldBe(expected);

    [Theory]
    [InlineData("Ida Holm: the ferry sails every day")]
    [InlineData("Port : le bac passe chaque jour")]
    [InlineData("Harbour: nine boats and no ferry")]
    [InlineData("Ferry 3.12 > 3.11 on every river")]
    [InlineData("Why 5% > 3%")]
    public void What_is_no_section_stays(string title) => TitleOf(title, "Harbour", "Port").ShouldBe(title);

    private static string TitleOf(string title, params string[] categories)
    {
        var item = SomeItem.With(title, "The ferry sails every day from May.");
        return SomeItem.Cleaned(item with { Entry = item.Entry with { Categories = categories } }).Title;
    }
}
