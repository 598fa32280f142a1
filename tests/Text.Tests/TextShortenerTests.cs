using Shouldly;
using Xunit;

namespace BriefingBus.Text.Tests;

public sealed class TextShortenerTests
{
    private const string Family = "👨‍👩‍👧‍👦";

    [Theory]
    [InlineData("abc", 3, "abc")]
    [InlineData("abcd", 3, "ab…")]
    [InlineData("ab😀cd", 4, "ab…")]
    [InlineData("ab😀cd", 5, "ab😀…")]
    [InlineData("abe\u0301cd", 4, "ab…")]
    [InlineData("one two three", 8, "one two…")]
    [InlineData("one two three", 9, "one two…")]
    [InlineData("ab" + Family + "cd", 6, "ab…")]
    [InlineData("ab🇨🇦🇫🇷", 6, "ab…")]
    public void A_text_is_cut_before_the_character_that_does_not_fit(string text, int length, string expected) =>
        TextShortener.Shorten(text, length).ShouldBe(expected);

    [Fact]
    public void A_character_longer_than_the_limit_is_cut_between_code_points() =>
        TextShortener.Beginning(Family, 4).ToString().ShouldBe("👨‍");

    [Fact]
    public void No_place_of_a_long_text_is_cut_within_a_pair()
    {
        var text = string.Concat(Enumerable.Repeat("a😀é👩🏽‍🚀", 200));
        for (var length = 0; length <= text.Length; length++)
        {
            var cut = TextShortener.Beginning(text, length).ToString();
            cut.Length.ShouldBeLessThanOrEqualTo(length);
            TextShortener.WithoutHalfPairs(cut).ShouldBe(cut);
        }
    }

    [Fact]
    public void Half_a_pair_becomes_a_replacement_character()
    {
        TextShortener.WithoutHalfPairs("a\ud83d").ShouldBe("a\uFFFD");
        TextShortener.WithoutHalfPairs("\ude00b").ShouldBe("\uFFFDb");
        TextShortener.WithoutHalfPairs("😀").ShouldBe("😀");
    }
}
