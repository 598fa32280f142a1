using Shouldly;
using Xunit;

namespace BriefingBus.Text.Tests;

public sealed class WordTests
{
    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("One")]
    [InlineData("System.IO.InvalidDataException: it FAILED at 03:00!")]
    [InlineData("(a) [b]\n\tc-d_e")]
    [InlineData("Zürich naïve ЗЕМЛЯ 東京 ﬁn")]
    public void Words_folded_together_are_the_words_folded_one_by_one(string text) =>
        Word.FoldAll(text).ShouldBe(string.Join(' ', Word.Of(text).Select(w => w.Folded)));

    [Fact]
    public void A_word_of_any_length_is_cut_alike()
    {
        var text = $"{new string('A', 200)} {new string('é', 200)} {new string('b', 64)}c";

        Word.FoldAll(text).Split(' ').ShouldBe([new('a', 64), new('e', 64), new('b', 64)]);
        Word.FoldAll(new string('A', 200)).ShouldBe(new string('a', 64));
    }
}
