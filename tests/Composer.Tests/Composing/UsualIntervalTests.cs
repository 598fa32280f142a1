using BriefingBus.FeedHealth;
using Shouldly;
using Xunit;

namespace BriefingBus.Composer.Tests.Composing;

public sealed class UsualIntervalTests
{
    [Fact]
    public void The_usual_interval_includes_the_nights()
    {
        // Two weeks, Monday to Friday, hourly from 9 to 17.
        var dates = from day in Enumerable.Range(0, 14)
                    where day % 7 < 5
                    from hour in Enumerable.Range(9, 9)
                    select Some.Morning.Date.AddDays(day).AddHours(hour);
        UsualInterval.Of(dates.Select(d => new DateTimeOffset(d, TimeSpan.Zero))).ShouldBe(TimeSpan.FromHours(16));
    }

    [Fact]
    public void The_usual_interval_of_a_weekly_batch_is_a_week()
    {
        var dates = from week in Enumerable.Range(0, 6)
                    from post in Enumerable.Range(0, 3)
                    select Some.Morning.AddDays(7 * week).AddMinutes(post);
        UsualInterval.Of(dates).ShouldNotBeNull().TotalDays.ShouldBe(7, 0.01);
    }

    [Fact]
    public void Too_few_instants_say_nothing() =>
        UsualInterval.Of(Enumerable.Repeat(Some.Morning, 30).Append(Some.Morning.AddDays(1))).ShouldBeNull();
}
