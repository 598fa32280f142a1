using System.Net;
using Shouldly;
using Xunit;

namespace BriefingBus.Cleaner.Tests.Cleaning;

public sealed class CDataInHeadlineTests
{
    [Theory]
    [InlineData("<![CDATA[The ferry runs]]>")]
    [InlineData("![CDATA[The ferry runs]]>")]
    [InlineData("<![CDATA[The ferry runs")]
    [InlineData("The ferry runs]]>")]
    [InlineData("The ferry runs]]")]
    [InlineData("The ferry runs]>")]
    public void Marks_of_a_section_that_a_feed_left_in_a_headline_are_dropped(string title) =>
        SomeItem.Cleaned(SomeItem.With(WebUtility.HtmlEncode(title), "None.")).Title.ShouldBe("The ferry runs");

    [Theory]
    [InlineData("The ferry runs [sic]")]
    [InlineData("How to index a[b[0]]")]
    public void Brackets_of_the_headline_stay(string title) => SomeItem.Cleaned(SomeItem.With(title, "None.")).Title.ShouldBe(title);
}
