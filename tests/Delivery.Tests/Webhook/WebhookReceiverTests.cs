using System.Globalization;
using BriefingBus.Configuration;
using BriefingBus.Delivery.Ledger;
using BriefingBus.Delivery.Webhook;
using BriefingBus.Rendering.Json;
using BriefingBus.ServiceDefaults.Bus;
using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.Delivery.Tests.Webhook;

public sealed class WebhookReceiverTests
{
    private static readonly Secret Key = new("${KEY}", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    private static readonly byte[] LongAnswer =
        System.Text.Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("no room ", 20_000)));

    [Fact]
    public async Task A_briefing_is_posted_once_as_JSON_with_a_signature_that_its_receiver_can_check()
    {
        await using var hook = await HookServer.StartAsync(HookServer.Path);
        await using var outlet = await hook.OutletAsync(o => o with { Secret = Key, Token = new Secret("${TOKEN}", "let me in") });
        var briefing = SomeBriefing.Of();

        var began = DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds());
        await outlet.DeliverAsync(briefing);
        await outlet.DeliverAsync(briefing);

        var request = hook.Requests.ShouldHaveSingleItem();
        System.Text.Encoding.UTF8.GetString(hook.Bodies[0]).ShouldBe(JsonForm.Write(briefing));
        request["content-type"].ShouldBe("application/json; charset=utf-8");
        request["authorization"].ShouldBe("Bearer let me in");
        request["user-agent"]!.ShouldStartWith("BriefingBus/");
        request["webhook-id"].ShouldBe(briefing.BriefingId.ToString());
        var at = DateTimeOffset.FromUnixTimeSeconds(long.Parse(request["webhook-timestamp"]!, CultureInfo.InvariantCulture));
        at.ShouldBeInRange(began, DateTimeOffset.UtcNow);
        request["webhook-signature"]
            .ShouldBe(StandardSignature.Of(StandardSignature.KeyOf(Key.Value)!, briefing.BriefingId.ToString(), at, hook.Bodies[0]));
        (await outlet.StatesAsync()).ShouldBe(["message 1: Delivered"]);
    }

    [Theory]
    [InlineData(500, true), InlineData(503, true), InlineData(408, true), InlineData(425, true)]
    [InlineData(400, false), InlineData(401, false), InlineData(404, false), InlineData(410, false), InlineData(302, false)]
    public async Task A_failed_delivery_is_reported_with_the_receivers_words_and_retried_if_transient(int status, bool isTransient)
    {
        await using var hook = await HookServer.StartAsync(
            HookServer.Path, Reply.As(status, Reply.Bytes("no  room\nfor this"u8.ToArray(), "text/plain")), Reply.Status(200));
        await using var outlet = await hook.OutletAsync();

        var fault = await Should.ThrowAsync<NotDeliveredException>(() => outlet.DeliverAsync(SomeBriefing.Of()));
        await outlet.DeliverAsync(SomeBriefing.Of());

        fault.IsTransient.ShouldBe(isTransient);
        fault.Message.ShouldStartWith($"127.0.0.1 answers {status}: no room for this");
        (await outlet.StatesAsync()).ShouldBe(["message 1: Delivered"]);
        hook.Requests.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(429, "1"), InlineData(503, "1"), InlineData(429, "0"), InlineData(503, "0")]
    public async Task A_wait_that_the_receiver_asks_for_is_kept_and_is_never_none(int status, string seconds)
    {
        await using var hook = await HookServer.StartAsync(HookServer.Path, Reply.RetryAfter(status, seconds), Reply.Status(200));
        await using var outlet = await hook.OutletAsync();

        await outlet.DeliverAsync(SomeBriefing.Of());

        hook.Requests.Count.ShouldBe(2);
        TimeProvider.System.GetElapsedTime(hook.Requests[0].Timestamp, hook.Requests[1].Timestamp)
            .ShouldBeGreaterThan(TimeSpan.FromSeconds(0.95));
        (await outlet.StatesAsync()).ShouldBe(["message 1: Delivered"]);
    }

    [Fact]
    public async Task A_wait_of_hours_is_not_waited_for_with_the_message_in_hand()
    {
        await using var hook = await HookServer.StartAsync(HookServer.Path, Reply.RetryAfter(429, "7200"));
        await using var outlet = await hook.OutletAsync();

        var fault = await Should.ThrowAsync<NotDeliveredException>(() => outlet.DeliverAsync(SomeBriefing.Of()));

        fault.IsTransient.ShouldBeTrue();
        fault.Message.ShouldContain("webhook/board asks to wait 0");
    }

    [Fact]
    public async Task A_call_whose_end_is_not_known_stays_uncertain_and_is_never_made_again_by_itself()
    {
        await using var hook = await HookServer.StartAsync(HookServer.Path, Reply.HangsUp(), Reply.Status(200));
        await using var outlet = await hook.OutletAsync();

        var fault = await Should.ThrowAsync<HttpRequestException>(() => outlet.DeliverAsync(SomeBriefing.Of()));
        TransientFault.IsTransient(fault).ShouldBeTrue();
        await outlet.DeliverAsync(SomeBriefing.Of());
        await outlet.DeliverAsync(SomeBriefing.Of());

        hook.Requests.Count.ShouldBe(1);
        (await outlet.StatesAsync()).ShouldHaveSingleItem()
            .ShouldStartWith("message 1: Uncertain, The attempt broke off before 127.0.0.1 answered");
    }

    [Fact]
    public async Task A_long_answer_leaves_no_doubt_that_a_message_arrived()
    {
        await using var hook = await HookServer.StartAsync(HookServer.Path, Reply.Bytes(LongAnswer, "text/plain"));
        await using var outlet = await hook.OutletAsync();

        await outlet.DeliverAsync(SomeBriefing.Of());

        (await outlet.StatesAsync()).ShouldBe(["message 1: Delivered"]);
    }

    [Fact]
    public async Task A_long_answer_leaves_no_doubt_that_a_message_was_refused()
    {
        await using var hook = await HookServer.StartAsync(HookServer.Path, Reply.As(500, Reply.Bytes(LongAnswer, "text/plain")));
        await using var outlet = await hook.OutletAsync();

        var fault = await Should.ThrowAsync<NotDeliveredException>(() => outlet.DeliverAsync(SomeBriefing.Of()));

        fault.IsTransient.ShouldBeTrue();
        fault.Message.ShouldStartWith("127.0.0.1 answers 500: no room no room");
    }

    [Fact]
    public async Task A_receivers_words_are_kept_without_characters_that_control_a_terminal_or_that_no_database_holds()
    {
        var refusal = Reply.As(400, Reply.Feed("no\0 room\u001b[2J \u202efor this\r\n", "text/plain; charset=utf-8"));
        await using var hook = await HookServer.StartAsync(HookServer.Path, refusal);
        await using var outlet = await hook.OutletAsync();

        await Should.ThrowAsync<NotDeliveredException>(() => outlet.DeliverAsync(SomeBriefing.Of()));

        (await outlet.LinesAsync())[0].Reason.ShouldBe("127.0.0.1 answers 400: no room[2J for this");
    }

    [Fact]
    public async Task A_receivers_words_are_read_in_the_encoding_that_it_names()
    {
        var words = System.Text.Encoding.Latin1.GetBytes("clé refusée");
        await using var hook = await HookServer.StartAsync(
            HookServer.Path, Reply.As(400, Reply.Bytes(words, "text/plain; charset=iso-8859-1")));
        await using var outlet = await hook.OutletAsync();

        var fault = await Should.ThrowAsync<NotDeliveredException>(() => outlet.DeliverAsync(SomeBriefing.Of()));

        fault.Message.ShouldBe("127.0.0.1 answers 400: clé refusée");
    }

    [Theory]
    [InlineData(502), InlineData(504)]
    public async Task A_delivery_is_uncertain_after_a_gateways_error(int status)
    {
        await using var hook = await HookServer.StartAsync(HookServer.Path, Reply.Status(status), Reply.Status(200));
        await using var outlet = await hook.OutletAsync();

        await Should.ThrowAsync<InDoubtException>(() => outlet.DeliverAsync(SomeBriefing.Of()));
        await outlet.DeliverAsync(SomeBriefing.Of());

        hook.Requests.Count.ShouldBe(1);
        (await outlet.LinesAsync())[0].State.ShouldBe(DeliveryState.Uncertain);
    }

    [Fact]
    public async Task A_receiver_that_knows_repeats_gets_the_same_identity_again()
    {
        await using var hook = await HookServer.StartAsync(HookServer.Path, Reply.HangsUp(), Reply.Status(200));
        await using var outlet = await hook.OutletAsync(o => o with { KnowsRepeats = true });

        await Should.ThrowAsync<HttpRequestException>(() => outlet.DeliverAsync(SomeBriefing.Of()));
        await outlet.DeliverAsync(SomeBriefing.Of());

        hook.Requests.Select(r => r["webhook-id"]).Distinct().ShouldHaveSingleItem();
        hook.Requests.Count.ShouldBe(2);
        (await outlet.StatesAsync()).ShouldBe(["message 1: Delivered"]);
    }

    [Fact]
    public async Task A_private_address_is_contacted_only_where_it_is_allowed_by_name()
    {
        await using var hook = await HookServer.StartAsync(HookServer.Path);
        await using var outlet = await hook.OutletAsync(o => o with { AllowPrivate = [] });

        var fault = await Should.ThrowAsync<NotDeliveredException>(() => outlet.DeliverAsync(SomeBriefing.Of()));

        fault.IsTransient.ShouldBeFalse();
        fault.Message.ShouldContain("this machine (RFC 1122 §3.2.1.3), which is not contacted; allowPrivate opens named hosts");
        hook.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_receiver_that_is_not_there_is_waited_for()
    {
        var hook = await HookServer.StartAsync(HookServer.Path);
        await using var outlet = await hook.OutletAsync();
        await hook.DisposeAsync();

        (await Should.ThrowAsync<NotDeliveredException>(() => outlet.DeliverAsync(SomeBriefing.Of()))).IsTransient.ShouldBeTrue();

        (await outlet.StatesAsync()).ShouldHaveSingleItem().ShouldStartWith("message 1: Waiting, 127.0.0.1 cannot be reached");
    }
}
