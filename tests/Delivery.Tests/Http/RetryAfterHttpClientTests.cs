using System.Net;
using BriefingBus.Delivery.Http;
using BriefingBus.Delivery.Ledger;
using BriefingBus.Http;
using BriefingBus.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Xunit;

namespace BriefingBus.Delivery.Tests.Http;

public sealed class RetryAfterHttpClientTests
{
    [Fact]
    public async Task A_host_that_accepts_no_connection_in_time_got_nothing_and_is_tried_again()
    {
        var connection = new GuardedConnection(["127.0.0.1"], Dns.GetHostAddressesAsync, "allowPrivate", async (_, stop) =>
        {
            await Task.Delay(Timeout.Infinite, stop);
            return Stream.Null;
        });
        using var http = OutboundHttp.Guarded(connection, handler => handler.ConnectTimeout = TimeSpan.FromMilliseconds(100));

        var fault = await Should.ThrowAsync<NotDeliveredException>(() => SendAsync(http, "http://127.0.0.1:9/"));

        fault.IsTransient.ShouldBeTrue();
        fault.Message.ShouldStartWith("127.0.0.1 cannot be reached: ");
    }

    [Fact]
    public async Task A_host_that_does_not_answer_in_time_may_have_the_message()
    {
        await using var server = await FeedServer.StartAsync();
        server.Serve("/hook", Reply.Silence());
        using var http = OutboundHttp.Guarded(new GuardedConnection(["127.0.0.1"], Dns.GetHostAddressesAsync, "allowPrivate"));
        http.Timeout = TimeSpan.FromSeconds(1);

        var fault = await Should.ThrowAsync<InDoubtException>(() => SendAsync(http, server.Url("/hook")));

        fault.Message.ShouldBe("127.0.0.1 did not answer in time");
        server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_host_that_asks_for_one_wait_after_the_other_is_given_up_after_ten_minutes_with_all_tries()
    {
        await using var server = await FeedServer.StartAsync();
        server.Serve("/hook", Reply.RetryAfter(503, "60"));
        using var http = OutboundHttp.Guarded(new GuardedConnection(["127.0.0.1"], Dns.GetHostAddressesAsync, "allowPrivate"));
        var clock = new FakeClock(SomeBriefing.Morning);
        var calls = new RetryAfterHttpClient("webhook/board", http, clock, NullLogger.Instance);

        var call = SendAsync(calls, server.Url("/hook"));
        await Eventually.TrueAsync(
            () =>
            {
                clock.Advance(TimeSpan.FromSeconds(20));
                return call.IsCompleted;
            },
            "the call ends",
            TimeSpan.FromSeconds(30));

        (await Should.ThrowAsync<NotDeliveredException>(() => call)).IsTransient.ShouldBeTrue();
        server.Requests.Count.ShouldBeInRange(1, 11);

        var next = SendAsync(calls, server.Url("/hook")).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        (await Should.ThrowAsync<NotDeliveredException>(() => next)).IsTransient.ShouldBeTrue();
    }

    private static Task SendAsync(HttpClient http, string address) =>
        SendAsync(new RetryAfterHttpClient("webhook/board", http, TimeProvider.System, NullLogger.Instance), address);

    private static async Task SendAsync(RetryAfterHttpClient calls, string address)
    {
        using var answer = await calls.SendAsync(
            "key", "the next message", () => new HttpRequestMessage(HttpMethod.Post, address), TestContext.Current.CancellationToken);
    }
}
