using BriefingBus.Cleaner.Html;
using Shouldly;
using Xunit;

namespace BriefingBus.Cleaner.Tests.Html;

public class MarkupParserTests
{
    [Fact]
    public void What_stands_in_an_example_is_text()
    {
        var example = MarkupNode.Parse("<xmp><b>bold</b></xmp>").Children.ShouldHaveSingleItem();

        example.Name.ShouldBe("xmp");
        example.Children.ShouldHaveSingleItem().Text.ShouldBe("<b>bold</b>");
    }

    [Fact]
    public void A_void_element_holds_nothing_of_what_follows() =>
        MarkupNode.Parse("<div><track src=a>One<source>Two<br></br></div>").Children.ShouldHaveSingleItem()
            .Children.Select(child => child.IsText ? child.Text : child.Name).ShouldBe(["track", "One", "source", "Two", "br", "br"]);

    [Fact]
    public void Text_around_what_is_dropped_is_one_run_of_text() =>
        MarkupNode.Parse("<p>Fish <!-- and -->&amp<script>x</script>; chips</p>").Children.ShouldHaveSingleItem()
            .Children.ShouldHaveSingleItem().Text.ShouldBe("Fish & chips");

    [Theory]
    [InlineData("<a title=One TITLE=Two>x</a>", "One")]
    [InlineData("<a title=' Fish &amp; chips '>x</a>", "Fish & chips")]
    [InlineData("<a title=6'2\"tall>x</a>", "6'2\"tall")]
    [InlineData("<a title>x</a>", "")]
    [InlineData("<a onclick=One>x</a>", null)]
    public void An_attribute_is_read_as_a_browser_reads_it(string html, string? title) =>
        MarkupNode.Parse(html).Children.ShouldHaveSingleItem().Attribute("title").ShouldBe(title);
}
