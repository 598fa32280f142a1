using BriefingBus.Cli.Status;
using Shouldly;
using Xunit;

namespace BriefingBus.Cli.Tests.Status;

/// <summary>What <c>briefingbus status</c> says is to be done.</summary>
public sealed class AdviceTests
{
    private static readonly SystemStatus Well = new()
    {
        At = DateTimeOffset.UnixEpoch,
        ConfigurationPath = "/etc/briefing.yaml",
        Configuration = "aaa",
        Failed = new(0, null),
        DatabaseClock = TimeSpan.FromSeconds(-29),
    };

    [Fact]
    public void Nothing_is_to_be_done_where_all_is_well() => Advice.For(Well).ShouldBeEmpty();

    [Fact]
    public void Failed_messages_are_counted_whether_or_not_a_service_reports() =>
        Advice.For(Well with { Failed = new(300, DateTimeOffset.UnixEpoch) }).ShouldBe(
            ["300 messages failed and wait for a decision: 'briefingbus dead-letters' lists them."]);

    [Fact]
    public void An_alarm_of_the_broker_is_named_with_its_node() =>
        Advice.For(Well with { Broker = new("rabbit:5672", 3, [new("rabbit@two", "disk")]) }).ShouldBe(
            ["RabbitMQ's node rabbit@two is low on disk, and accepts no messages: free some. Nothing is lost meanwhile."]);

    [Theory]
    [InlineData(90, "90 s ahead of")]
    [InlineData(-90, "90 s behind")]
    public void Clocks_that_differ_are_named(int seconds, string difference) =>
        Advice.For(Well with { DatabaseClock = TimeSpan.FromSeconds(seconds) }).ShouldHaveSingleItem()
            .ShouldStartWith($"The database's clock is {difference} this machine's");
}
