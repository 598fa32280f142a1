using BriefingBus.Contracts;
using BriefingBus.Delivery.Ledger;
using BriefingBus.ServiceDefaults.Bus;
using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.Delivery.Tests.Slack;

/// <summary>A channel by bot token, with its ledger, towards a Slack that misbehaves.</summary>
public sealed class BotChannelTests : IAsyncLifetime
{
    private readonly FakeClock clock = new(new DateTimeOffset(2026, 9, 23, 6, 0, 0, TimeSpan.Zero));
    private SlackServer slack = null!;

    [Fact]
    public async Task A_long_briefing_is_a_parent_message_and_replies_in_its_thread_once_however_often_it_comes()
    {
        await using var outlet = await ChannelAsync();
        var briefing = SomeBriefing.Of(stories: 120);

        await outlet.DeliverAsync(briefing);
        await outlet.DeliverAsync(briefing);

        var parent = slack.Posts[0];
        slack.Posts.Count.ShouldBeGreaterThan(2);
        parent.Thread.ShouldBeNull();
        slack.Posts.Skip(1).ShouldAllBe(p => p.Thread == parent.Ts);
        slack.Posts.Select(p => p.Metadata("part"))
            .ShouldBe(["parent", .. Enumerable.Range(1, slack.Posts.Count - 1).Select(n => $"reply {n}")]);
        slack.Posts.ShouldAllBe(p => p.Metadata("briefing_id") == briefing.BriefingId.ToString());
        slack.Posts
            .ShouldAllBe(p => p.Call["unfurl_links"]!.GetValue<bool>() == false && p.Call["unfurl_media"]!.GetValue<bool>() == false);
        var shown = string.Join('\n', slack.Posts.Select(p => SlackRules.Shown(p.Call)));
        foreach (var number in Enumerable.Range(1, 120))
            shown.Split('\n').Count(line => line == SomeBriefing.Headline(number)).ShouldBe(1);
        (await outlet.LinesAsync()).ShouldAllBe(l => l.State == DeliveryState.Delivered && slack.Posts.Any(p => p.Ts == l.Receipt));
    }

    [Fact]
    public async Task Feed_text_reaches_Slack_as_plain_text_that_pings_nobody()
    {
        await using var outlet = await ChannelAsync();

        await outlet.DeliverAsync(
            SomeBriefing.Appearance(
                SomeBriefing.Story("<!channel> <@U1> & <https://evil.example|more>", summary: "<!here> said *he*", source: "<#C1>")));

        var call = slack.Posts.ShouldHaveSingleItem().Call;
        SlackRules.Pings(call).ShouldBeEmpty();
        SlackRules.Controls(call).ShouldAllBe(link => link.StartsWith("https://gazette.example/", StringComparison.Ordinal));
        SlackRules.Shown(call).ShouldContain("<!channel> <@U1> & <https://evil.example|more>");
    }

    [Fact]
    public async Task After_a_failure_in_the_middle_only_the_rest_is_posted_into_the_same_thread()
    {
        await using var outlet = await ChannelAsync();
        var briefing = SomeBriefing.Of(stories: 120);
        slack.NextPass(2);
        slack.NextError("is_archived");

        var fault = await Should.ThrowAsync<NotDeliveredException>(() => outlet.DeliverAsync(briefing));
        var before = slack.Posts.Count;
        await outlet.DeliverAsync(briefing);

        fault.Message.ShouldBe("Slack refuses chat.postMessage: is_archived (the channel is archived)");
        before.ShouldBe(2);
        ShouldBeWholeAndOnce(briefing);
        (await outlet.LinesAsync()).ShouldAllBe(l => l.State == DeliveryState.Delivered);
    }

    [Fact]
    public async Task No_call_is_made_before_the_end_of_a_wait_that_Slack_asked_for()
    {
        slack.OneMessageEvery = TimeSpan.FromSeconds(1);
        await using var outlet = await Channels.StartAsync(Channels.Bot(slack));
        var briefing = SomeBriefing.Of(stories: 60);

        await outlet.DeliverAsync(briefing);

        slack.Impatience.ShouldBeEmpty();
        slack.Methods.Count.ShouldBeGreaterThan(slack.Posts.Count, "Slack was to refuse some calls with 429.");
        ShouldBeWholeAndOnce(briefing);
    }

    [Fact]
    public async Task A_message_that_Slack_posted_before_it_answered_500_is_found_in_the_history_and_not_posted_twice()
    {
        await using var outlet = await ChannelAsync();
        var briefing = SomeBriefing.Of(stories: 120);
        slack.NextAnswerIsLost(Reply.Status(500));

        var fault = await Should.ThrowAsync<HttpRequestException>(() => outlet.DeliverAsync(briefing));
        clock.Advance(TimeSpan.FromSeconds(6));
        slack.NextAnswerIsLost(Reply.HangsUp());
        await Should.ThrowAsync<HttpRequestException>(() => outlet.DeliverAsync(briefing));
        clock.Advance(TimeSpan.FromSeconds(6));
        await outlet.DeliverAsync(briefing);

        TransientFault.IsTransient(fault).ShouldBeTrue();
        slack.Methods.Where(m => m != "chat.postMessage").ShouldBe(["conversations.history", "conversations.replies"]);
        ShouldBeWholeAndOnce(briefing);
        (await outlet.LinesAsync()).ShouldAllBe(l => l.State == DeliveryState.Delivered && l.Attempts == 1);
    }

    [Theory]
    [InlineData("500"), InlineData("hang up"), InlineData("internal_error"), InlineData("fatal_error")]
    public async Task A_message_that_is_not_in_the_history_is_posted_again(string mishap)
    {
        await using var outlet = await ChannelAsync();
        if (mishap is "500")
            slack.Next(Reply.Status(500));
        else if (mishap is "hang up")
            slack.Next(Reply.HangsUp());
        else
            slack.NextError(mishap);

        var fault = await Should.ThrowAsync<HttpRequestException>(() => outlet.DeliverAsync(SomeBriefing.Of()));
        clock.Advance(TimeSpan.FromSeconds(6));
        await outlet.DeliverAsync(SomeBriefing.Of());

        TransientFault.IsTransient(fault).ShouldBeTrue();
        slack.Methods.ShouldBe(["chat.postMessage", "conversations.history", "chat.postMessage"]);
        slack.Posts.ShouldHaveSingleItem();
        (await outlet.LinesAsync()).ShouldHaveSingleItem().Attempts.ShouldBe(2);
    }

    [Fact]
    public async Task The_history_is_asked_only_when_Slack_has_had_time_to_write_it()
    {
        await using var outlet = await ChannelAsync();
        slack.Next(Reply.Status(500));
        await Should.ThrowAsync<HttpRequestException>(() => outlet.DeliverAsync(SomeBriefing.Of()));

        var second = outlet.DeliverAsync(SomeBriefing.Of());
        // Small steps: the wait begins only when the ledger was read.
        for (var passed = 0; !second.IsCompleted; passed++)
        {
            if (passed < 40)
                slack.Methods.Count.ShouldBe(1, $"after {passed * 0.1:0.0} s");
            clock.Advance(TimeSpan.FromSeconds(0.1));
            await Task.Delay(10);
        }
        await second;
    }

    [Fact]
    public async Task A_message_is_found_behind_hundreds_of_others()
    {
        await using var outlet = await ChannelAsync();
        slack.NextAnswerIsLost(Reply.Status(503));
        await Should.ThrowAsync<HttpRequestException>(() => outlet.DeliverAsync(SomeBriefing.Of()));
        slack.Chat(401);

        clock.Advance(TimeSpan.FromSeconds(6));
        await outlet.DeliverAsync(SomeBriefing.Of());

        slack.Methods.Count(m => m == "conversations.history").ShouldBe(3);
        slack.Posts.Count.ShouldBe(402);
    }

    [Fact]
    public async Task If_the_app_may_not_read_the_channel_an_uncertain_message_waits_for_a_person_and_the_rest_goes_on()
    {
        await using var outlet = await ChannelAsync();
        slack.MayReadHistory = false;
        slack.NextAnswerIsLost(Reply.Status(500));
        var briefing = SomeBriefing.Of(stories: 120);

        await Should.ThrowAsync<HttpRequestException>(() => outlet.DeliverAsync(briefing));
        clock.Advance(TimeSpan.FromSeconds(6));
        await outlet.DeliverAsync(briefing);

        var lines = await outlet.StatesAsync();
        lines[0].ShouldBe(
            "parent: Uncertain, Slack refuses conversations.history: missing_scope "
            + "(the app lacks a scope: chat:write to post, channels:history or groups:history to look up)");
        lines.Skip(1).ShouldAllBe(l => l.EndsWith(": Delivered", StringComparison.Ordinal));
        slack.Posts.Count(p => p.Metadata("part") == "parent").ShouldBe(1);
        // Which message the parent is was never said, so the replies stand in the channel.
        slack.Posts.ShouldAllBe(p => p.Thread == null);
    }

    [Theory]
    [InlineData("invalid_auth"), InlineData("token_revoked"), InlineData("account_inactive"), InlineData("not_in_channel"),
     InlineData("channel_not_found"), InlineData("restricted_action"), InlineData("a_word_of_tomorrow")]
    public async Task A_permanent_refusal_by_Slack_is_reported_with_its_error_code_and_not_retried(string word)
    {
        await using var outlet = await ChannelAsync();
        slack.NextError(word);

        var fault = await Should.ThrowAsync<NotDeliveredException>(() => outlet.DeliverAsync(SomeBriefing.Of()));

        fault.IsTransient.ShouldBeFalse();
        fault.Message.ShouldStartWith($"Slack refuses chat.postMessage: {word}");
        (await outlet.StatesAsync()).ShouldHaveSingleItem().ShouldStartWith($"parent: Refused, Slack refuses chat.postMessage: {word}");
    }

    [Fact]
    public async Task A_wrong_token_is_refused_by_Slack_itself_and_what_a_replay_finds_mended_is_posted()
    {
        await using var wrong = await Channels.StartAsync(Channels.Bot(slack, token: "xoxb-wrong"));
        (await Should.ThrowAsync<NotDeliveredException>(() => wrong.DeliverAsync(SomeBriefing.Of()))).Message
            .ShouldBe("Slack refuses chat.postMessage: invalid_auth (the token is wrong, or this machine's address is not allowed)");

        await using var outlet = await ChannelAsync();
        slack.NextError("not_in_channel");
        await Should.ThrowAsync<NotDeliveredException>(() => outlet.DeliverAsync(SomeBriefing.Of()));
        await outlet.DeliverAsync(SomeBriefing.Of());

        slack.Posts.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("service_unavailable"), InlineData("ratelimited")]
    public async Task A_message_that_Slack_refused_transiently_is_posted_at_the_next_attempt_without_reading_the_history(string word)
    {
        await using var outlet = await ChannelAsync();
        slack.NextError(word);

        (await Should.ThrowAsync<NotDeliveredException>(() => outlet.DeliverAsync(SomeBriefing.Of()))).IsTransient.ShouldBeTrue();
        await outlet.DeliverAsync(SomeBriefing.Of());

        slack.Methods.ShouldBe(["chat.postMessage", "chat.postMessage"]);
        slack.Posts.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task An_answer_from_another_server_than_Slack_is_reported_as_a_configuration_mistake()
    {
        await using var outlet = await ChannelAsync();
        slack.Next(Reply.Bytes("<html>Welcome to the router</html>"u8.ToArray(), "text/html"));

        var fault = await Should.ThrowAsync<NotDeliveredException>(() => outlet.DeliverAsync(SomeBriefing.Of()));

        (fault.IsTransient, fault.Message).ShouldBe((false, "The server that answers chat.postMessage with 200 is not Slack: see 'api'"));
    }

    [Fact]
    public async Task Each_distinct_trouble_of_a_feed_is_told_once_beside_the_briefings()
    {
        await using var outlet = await ChannelAsync();
        var (gazette, herald) = (SomeBriefing.Trouble("gazette"), SomeBriefing.Trouble("herald", "silent"));

        await outlet.DeliverAsync(SomeBriefing.OfDay(0) with { Trouble = [gazette] });
        await outlet.DeliverAsync(SomeBriefing.OfDay(0) with { Trouble = [gazette] });
        await outlet.DeliverAsync(
            SomeBriefing.OfDay(1) with { Trouble = [gazette with { Times = 9, Reason = "the server answered 500" }, herald] });
        await outlet.DeliverAsync(
            SomeBriefing.OfDay(2) with { Trouble = [gazette with { Since = SomeBriefing.Morning.AddHours(30) }, herald] });

        slack.Posts.Select(p => p.Metadata("part")).ShouldBe(["parent", "trouble 1", "parent", "trouble 1", "parent", "trouble 1"]);
        slack.Posts.ShouldAllBe(p => p.Thread == null);
        var told = slack.Posts.Where(p => p.Metadata("part") == "trouble 1").Select(p => SlackRules.Shown(p.Call)).ToList();
        told[0].ShouldContain("gazette");
        told[1].ShouldContain("herald");
        told[1].ShouldNotContain("gazette");
        told[2].ShouldContain("gazette");
        told[2].ShouldNotContain("herald");
    }

    [Fact]
    public async Task An_undelivered_feed_issue_comes_with_the_next_attempt_and_never_to_an_outlet_that_excludes_them()
    {
        await using var outlet = await ChannelAsync();
        var briefing = SomeBriefing.Of() with { Trouble = [SomeBriefing.Trouble("gazette")] };
        slack.NextPass(1);
        slack.NextError("service_unavailable");
        await Should.ThrowAsync<NotDeliveredException>(() => outlet.DeliverAsync(briefing));
        await outlet.DeliverAsync(briefing);
        slack.Posts.Select(p => p.Metadata("part")).ShouldBe(["parent", "trouble 1"]);

        await using var calm = await Channels.StartAsync(Channels.Bot(slack) with { Trouble = false }, clock);
        await calm.DeliverAsync(SomeBriefing.OfDay(1) with { Trouble = [SomeBriefing.Trouble("gazette")] });
        slack.Posts.Select(p => p.Metadata("part")).ShouldBe(["parent", "trouble 1", "parent"]);
    }

    public async ValueTask InitializeAsync() => slack = await SlackServer.StartAsync();

    public ValueTask DisposeAsync() => slack.DisposeAsync();

    private Task<RunningOutlet> ChannelAsync() => Channels.StartAsync(Channels.Bot(slack), clock);

    private void ShouldBeWholeAndOnce(BriefingComposed briefing)
    {
        slack.Posts.Select(p => p.Metadata("part"))
            .ShouldBe(["parent", .. Enumerable.Range(1, slack.Posts.Count - 1).Select(n => $"reply {n}")]);
        slack.Posts.Skip(1).ShouldAllBe(p => p.Thread == slack.Posts[0].Ts);
        var shown = string.Join('\n', slack.Posts.Select(p => SlackRules.Shown(p.Call))).Split('\n');
        foreach (var story in briefing.Sections.SelectMany(s => s.Stories))
            shown.Count(line => line == story.Title).ShouldBe(1);
    }
}
