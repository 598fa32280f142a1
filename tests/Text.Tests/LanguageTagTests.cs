using Shouldly;
using Xunit;

namespace BriefingBus.Text.Tests;

public sealed class LanguageTagTests
{
    [Theory]
    [InlineData("hr", "sr")]
    [InlineData("sr-Latn", "hr")]
    [InlineData("id", "ms")]
    [InlineData("nb", "nn-NO")]
    [InlineData("iw", "he")]
    [InlineData("in-ID", "id")]
    [InlineData("pt_BR", "pt-PT")]
    public void Forms_of_one_language_do_not_differ(string one, string other) => LanguageTag.Differ(one, other).ShouldBeFalse();

    [Theory]
    [InlineData("en-CA", "en")]
    [InlineData("zh_Hant", "zh")]
    [InlineData("NB", "no")]
    [InlineData("in", "id")]
    [InlineData(" fil ", "tl")]
    [InlineData("", "")]
    public void A_tag_is_read_as_its_primary_language_by_its_present_name(string tag, string primary) =>
        LanguageTag.Primary(tag).ShouldBe(primary);
}
