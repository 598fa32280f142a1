using BriefingBus.Delivery.Ledger;
using BriefingBus.ServiceDefaults.Bus;
using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.Delivery.Tests.Slack;

/// <summary>A channel by incoming webhook, which answers with a word and cannot be asked.</summary>
public sealed class WebhookChannelTests : IAsyncLifetime
{
    private SlackServer slack = null!;

    [Fact]
    public async Task A_long_briefing_is_messages_one_after_the_other_once()
    {
        await using var outlet = await Channels.StartAsync(Channels.Webhook(slack));
        var briefing = SomeBriefing.Of(stories: 120) with { Trouble = [SomeBriefing.Trouble("<!channel>")] };

        await outlet.DeliverAsync(briefing);
        await outlet.DeliverAsync(briefing);

        slack.Posts.Count.ShouldBeGreaterThan(3);
        slack.Posts.ShouldAllBe(p => p.Thread == null && p.Call["metadata"] == null && SlackRules.Pings(p.Call).Count == 0);
        var shown = string.Join('\n', slack.Posts.Select(p => SlackRules.Shown(p.Call))).Split('\n');
        foreach (var number in Enumerable.Range(1, 120))
            shown.Count(line => line == SomeBriefing.Headline(number)).ShouldBe(1);
        (await outlet.LinesAsync()).ShouldAllBe(l => l.State == DeliveryState.Delivered && l.Receipt == "ok");
    }

    [Fact]
    public async Task No_call_is_made_before_the_end_of_a_wait_that_Slack_asked_for()
    {
        slack.OneMessageEvery = TimeSpan.FromSeconds(1);
        await using var outlet = await Channels.StartAsync(Channels.Webhook(slack));

        await outlet.DeliverAsync(SomeBriefing.Of(stories: 60));

        slack.Impatience.ShouldBeEmpty();
        slack.Methods.Count.ShouldBeGreaterThan(slack.Posts.Count, "Slack was to refuse some calls with 429.");
        slack.Posts.Count.ShouldBeGreaterThan(1);
    }

    [Theory]
    [InlineData(0), InlineData(502), InlineData(504)]
    public async Task A_message_whose_answer_is_lost_stays_uncertain_and_is_never_posted_again_by_itself(int status)
    {
        await using var outlet = await Channels.StartAsync(Channels.Webhook(slack));
        slack.NextAnswerIsLost(status == 0 ? Reply.HangsUp() : Reply.Status(status));

        TransientFault.IsTransient(await Should.ThrowAsync<Exception>(() => outlet.DeliverAsync(SomeBriefing.Of()))).ShouldBeTrue();
        await outlet.DeliverAsync(SomeBriefing.Of());
        await outlet.DeliverAsync(SomeBriefing.Of());

        slack.Posts.ShouldHaveSingleItem();
        (await outlet.StatesAsync())
            .ShouldBe(["message 1: Uncertain, The attempt broke off before Slack answered, and an incoming webhook cannot be asked"]);
    }

    [Theory]
    [InlineData(500, "rollup_error", true), InlineData(503, "", true)]
    [InlineData(403, "invalid_token", false), InlineData(404, "no_service", false), InlineData(410, "channel_is_archived", false),
        InlineData(400, "invalid_payload", false)]
    public async Task A_refusal_by_Slack_is_reported_with_its_error_code(int status, string word, bool isTransient)
    {
        await using var outlet = await Channels.StartAsync(Channels.Webhook(slack));
        slack.Next(Reply.As(status, Reply.Bytes(System.Text.Encoding.UTF8.GetBytes(word), "text/plain")));

        var fault = await Should.ThrowAsync<NotDeliveredException>(() => outlet.DeliverAsync(SomeBriefing.Of()));
        await outlet.DeliverAsync(SomeBriefing.Of());

        (fault.IsTransient, fault.Message)
            .ShouldBe((isTransient, $"Slack's webhook {(isTransient ? "answers" : "refuses with")} {status}: {word}"));
        slack.Posts.ShouldHaveSingleItem();
    }

    public async ValueTask InitializeAsync() => slack = await SlackServer.StartAsync();

    public ValueTask DisposeAsync() => slack.DisposeAsync();
}
