using BriefingBus.Cleaner.Extraction.Dates;
using Shouldly;
using Xunit;

namespace BriefingBus.Cleaner.Tests.Extraction;

public sealed class PageDateTests
{
    [Theory]
    [InlineData("0000000000")]
    [InlineData("0000000000000")]
    [InlineData("0631151999")]
    [InlineData("0631151999000")]
    [InlineData("1989-12-31T23:59:59Z")]
    public void An_instant_before_the_web_is_no_date(string text) => PageDate.Parse(text).ShouldBeNull();

    [Theory]
    [InlineData("0631152000")]
    [InlineData("0631152000000")]
    [InlineData("1990-01-01T00:00:00Z")]
    public void The_first_instant_of_the_web_is_one(string text) =>
        PageDate.Parse(text).ShouldBe(new DateTimeOffset(1990, 1, 1, 0, 0, 0, TimeSpan.Zero));
}
