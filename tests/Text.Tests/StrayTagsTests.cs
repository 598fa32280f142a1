using Shouldly;
using Xunit;

namespace BriefingBus.Text.Tests;

public sealed class StrayTagsTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a\U000E0041\U000E0042 b", "a b")]
    [InlineData("\U000E0068\U000E0069", "")]
    [InlineData(
        "\U0001F3F4\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F",
        "\U0001F3F4\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F")]
    [InlineData("\U0001F3F4 \U000E0067", "\U0001F3F4 ")]
    [InlineData("\u8FBB\U000E0100", "\u8FBB\U000E0100")]
    public void Tags_are_stray_but_in_a_flag(string text, string kept) =>
        string.Concat(text.Where((_, i) => !StrayTags.IsAt(text, i))).ShouldBe(kept);

    [Fact]
    public void Half_a_character_is_no_tag()
    {
        StrayTags.IsAt("\uDB40", 0).ShouldBeFalse();
        StrayTags.IsAt("\uDC41a", 0).ShouldBeFalse();
    }

    [Fact]
    public void A_flag_hides_no_more_tags_than_a_region_has()
    {
        var text = "\U0001F3F4" + string.Concat(Enumerable.Repeat("\U000E0061", 50));

        text.Where((_, i) => StrayTags.IsAt(text, i)).Count().ShouldBe(2 * 43);
    }
}
