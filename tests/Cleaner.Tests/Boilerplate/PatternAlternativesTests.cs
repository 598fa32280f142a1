using BriefingBus.Cleaner.Boilerplate;
using Shouldly;
using Xunit;

namespace BriefingBus.Cleaner.Tests.Boilerplate;

public sealed class PatternAlternativesTests
{
    [Theory]
    [InlineData("^read more|\\bshare\\b", "^read more", "\\bshare\\b")]
    [InlineData("(a|b(c|d))e|f", "(a|b(c|d))e", "f")]
    [InlineData("a[|)]b|c", "a[|)]b", "c")]
    [InlineData("[]|]|[^]|]", "[]|]", "[^]|]")]
    [InlineData("\\|\\(|\\[a", "\\|\\(", "\\[a")]
    [InlineData("the whole", "the whole")]
    public void An_expression_falls_apart_at_its_outermost_bars(string pattern, params string[] alternatives) =>
        PatternAlternatives.Of(pattern).ShouldBe(alternatives);
}
