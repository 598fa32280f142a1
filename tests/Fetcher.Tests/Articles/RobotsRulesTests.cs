using BriefingBus.Fetcher.Articles;
using Shouldly;
using Xunit;

namespace BriefingBus.Fetcher.Tests.Articles;

public sealed class RobotsRulesTests
{
    [Theory]
    [InlineData("", "/a", true)]
    [InlineData("User-agent: *\nDisallow:", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /", "/a", false)]
    [InlineData("user-agent: *\r\nDISALLOW: /private # not yours", "/private/a", false)]
    [InlineData("User-agent: *\nDisallow: /private", "/public", true)]
    [InlineData("User-agent: *\nDisallow: /\nAllow: /news/", "/news/a", true)]
    [InlineData("User-agent: *\nAllow: /a\nDisallow: /a", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf", false)]
    [InlineData("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf?z", true)]
    [InlineData("User-agent: *\nDisallow: /*/print/*/b", "/x/print/1/b", false)]
    [InlineData("User-agent: *\nDisallow: /a$", "/ab", true)]
    [InlineData("User-agent: *\nDisallow: /\n\nUser-agent: BriefingBus\nAllow: /", "/a", true)]
    [InlineData("User-agent: briefingbus/1.0\nDisallow: /\n\nUser-agent: *\nAllow: /", "/a", false)]
    [InlineData("User-agent: other\nUser-agent: BriefingBus\nDisallow: /x", "/x", false)]
    [InlineData("User-agent: other\nDisallow: /x\nUser-agent: *\nDisallow: /y", "/x", true)]
    [InlineData("User-agent: BriefingBus\nDisallow: /a\nUser-agent: *\nDisallow: /\nUser-agent: BriefingBus\nDisallow: /b", "/b", false)]
    [InlineData("\uFEFFUser-agent: *\nDisallow: /", "/a", false)]
    [InlineData("User-agent: *\rDisallow: /x\rDisallow: /y", "/y", false)]
    [InlineData("<html>not a robots file: at all</html>", "/a", true)]
    public void Rules_are_followed_as_RFC_9309_has_them(string robots, string path, bool allowed) =>
        RobotsRules.Parse(robots, "BriefingBus").Allow(path).ShouldBe(allowed);
}
