using BriefingBus.Cli.Terminals;
using Shouldly;
using Xunit;

namespace BriefingBus.Cli.Tests.Terminals;

public sealed class BriefingLayoutTests
{
    [Theory]
    [InlineData("The ship is listing but stable", 12, "The ship is|listing but|stable")]
    [InlineData("• The ship is listing", 12, "• The ship|  is listing")]
    [InlineData("  The ship is listing", 12, "  The ship|  is listing")]
    [InlineData("  https://example.org/a-long-address", 12, "  https://example.org/a-long-address")]
    [InlineData("  以下の 文章は 全角です", 12, "  以下の|  文章は|  全角です")]
    [InlineData("", 12, "")]
    public void A_line_is_wrapped_at_words_with_a_hanging_indent(string line, int width, string rows) =>
        string.Join('|', BriefingLayout.Wrap(line, width)).ShouldBe(rows);
}
