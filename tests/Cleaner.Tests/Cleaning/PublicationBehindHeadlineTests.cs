using Shouldly;
using Xunit;

namespace BriefingBus.Cleaner.Tests.Cleaning;

public sealed class PublicationBehindHeadlineTests
{
    [Theory]
    [InlineData("Ferry sails every day - Harbour Gazette")]
    [InlineData("Ferry sails every day (harbour gazette)")]
    [InlineData("Ferry sails every day – Harbour Gazette")]
    public void The_publication_that_an_aggregator_names_behind_a_headline_is_left_out(string title) =>
        TitleOf(title).ShouldBe("Ferry sails every day");

    [Theory]
    [InlineData("Owner sells the Harbour Gazette")]
    [InlineData("Ferry sails every day - Weir Courier")]
    [InlineData("Ferry sails every day (daily)")]
    public void What_is_not_its_name_stays(string title) => TitleOf(title).ShouldBe(title);

    private static string TitleOf(string title)
    {
        var item = SomeItem.With(title, "The ferry sails every day from May.");
        return SomeItem.Cleaned(item with { Entry = item.Entry with { Publication = "Harbour Gazette" } }).Title;
    }
}
