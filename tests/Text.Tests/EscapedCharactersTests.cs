using Shouldly;
using Xunit;

namespace BriefingBus.Text.Tests;

public sealed class EscapedCharactersTests
{
    [Theory]
    [InlineData(@"The Valley\u2019s bridge", "The Valley’s bridge")]
    [InlineData(@"The council\u2019s vote \""for good\"" \u2014 nine to two \u2014 was held.\nIt rained.",
        "The council’s vote \"for good\" — nine to two — was held. It rained.")]
    [InlineData(@"Q\u0026A on the bridge", "Q&A on the bridge")]
    [InlineData(@"It\'s the town\'s \""old\"" bridge", "It's the town's \"old\" bridge")]
    [InlineData(@"Fl\u00f6ge \ud83d\ude80 now", "Flöge 🚀 now")]
    public void Escaped_prose_is_decoded_as_a_whole(string text, string decoded) => EscapedCharacters.Decode(text).ShouldBe(decoded);

    [Theory]
    [InlineData(@"Write \u2019 for an apostrophe")]
    [InlineData(@"The folder C:\temp\new holds it")]
    [InlineData(@"Print \""hello\"" with a backslash before each mark")]
    [InlineData(@"A control character: x\u0007y")]
    public void Text_that_speaks_of_escapes_keeps_them(string text) => EscapedCharacters.Decode(text).ShouldBe(text);
}
