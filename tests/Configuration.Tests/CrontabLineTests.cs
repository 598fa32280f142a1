using Shouldly;
using Xunit;

namespace BriefingBus.Configuration.Tests;

public sealed class CrontabLineTests
{
    [Theory]
    [InlineData("0 6 * * *", "0 0 6 * * ?")]
    [InlineData("30 5 * * 1-5", "0 30 5 ? * MON-FRI")]
    [InlineData("0 6 * * 0,6", "0 0 6 ? * SUN,SAT")]
    [InlineData("0 6 * * 7", "0 0 6 ? * SUN")]
    [InlineData("0 6 1 * *", "0 0 6 1 * ?")]
    [InlineData("*/15 6-9 * * mon-fri", "0 */15 6-9 ? * mon-fri")]
    public void Five_fields_become_the_Quartz_expression_for_the_same_hours(string crontab, string quartz) =>
        CrontabLine.InQuartz(crontab).ShouldBe(quartz);

    [Theory]
    [InlineData("0 6 1 * 1")]
    [InlineData("0 25 * * *")]
    [InlineData("0 6 * *")]
    [InlineData("every day at six")]
    public void A_line_without_an_equivalent_has_none(string crontab) => CrontabLine.InQuartz(crontab).ShouldBeNull();
}
