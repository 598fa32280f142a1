using System.Net.Http.Json;
using BriefingBus.ServiceDefaults.Bus;
using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.ServiceDefaults.Tests.Bus;

public sealed class TopologyDeploymentTests(RabbitMqServer rabbit) : IClassFixture<RabbitMqServer>
{
    [Fact]
    public async Task Messages_published_before_a_service_first_starts_wait_for_it()
    {
        await TopologyDeployment.DeployAsync(rabbit.Options, ProbeHost.Consumers, TestContext.Current.CancellationToken);
        await rabbit.PutAsync(
            ProbeHost.Queue,
            """{"messageType":["urn:message:BriefingBus.Contracts:FetchFeed"]"""
            + ""","message":{"feedUrl":"early","requestedAt":"2026-01-01T00:00:00Z"}}""");

        await using var host = await ProbeHost.StartAsync(rabbit.Options, _ => Task.CompletedTask);

        await Eventually.TrueAsync(() => host.Asked.Contains("early"), "the early message arrives");
    }

    [Fact]
    public async Task Deploying_again_changes_nothing()
    {
        await TopologyDeployment.DeployAsync(rabbit.Options, ProbeHost.Consumers, TestContext.Current.CancellationToken);
        var before = (await rabbit.QueuesAsync()).Keys.Order().ToList();

        await TopologyDeployment.DeployAsync(rabbit.Options, ProbeHost.Consumers, TestContext.Current.CancellationToken);

        (await rabbit.QueuesAsync()).Keys.Order().ShouldBe(before);
        before.ShouldBe([QueueRegistry.Queue, ProbeHost.Queue, ProbeHost.Queue + "_error"]);
    }

    [Fact]
    public async Task Deploying_touches_no_message_that_waits()
    {
        await TopologyDeployment.DeployAsync(rabbit.Options, ProbeHost.Consumers, TestContext.Current.CancellationToken);
        await rabbit.PutAsync(ProbeHost.Queue, "no message that a consumer could read");

        for (var run = 0; run < 3; run++)
            await TopologyDeployment.DeployAsync(rabbit.Options, ProbeHost.Consumers, TestContext.Current.CancellationToken);

        (await rabbit.PeekAsync(ProbeHost.Queue)).ShouldContain(m => m.Body == "no message that a consumer could read");
        (await rabbit.PeekAsync(ProbeHost.Queue + "_error")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_broker_that_does_not_come_is_given_up_at_the_limit_with_the_reason()
    {
        var nowhere = rabbit.Options with { Host = "127.0.0.1:1" };
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        var failure = await Should.ThrowAsync<TopologyException>(
            () => TopologyDeployment.DeployAsync(nowhere, ProbeHost.Consumers, limit.Token));

        failure.Message.ShouldContain("127.0.0.1:1 cannot be reached");
    }
}

public sealed class DeliveryLimitTests(RabbitMqServer rabbit) : IClassFixture<RabbitMqServer>
{
    /// <summary>To the broker, a process that dies with a message in hand is a message that comes back unfinished.</summary>
    [Fact]
    public async Task A_message_that_is_never_finished_ends_in_the_dead_letters()
    {
        await TopologyDeployment.DeployAsync(rabbit.Options, ProbeHost.Consumers, TestContext.Current.CancellationToken);
        await rabbit.PutAsync(ProbeHost.Queue, "killer");

        for (var delivery = 0; delivery <= DurableQueue.DeliveryLimit; delivery++)
            (await rabbit.PeekAsync(ProbeHost.Queue)).ShouldHaveSingleItem();

        await Eventually.TrueAsync(
            async () => (await rabbit.PeekAsync(ProbeHost.Queue + "_error")).Any(m => m.Body == "killer"),
            "the message is in the dead letters");
        (await rabbit.PeekAsync(ProbeHost.Queue + "_error")).First(m => m.Body == "killer").Headers["x-first-death-reason"]
            .ShouldBe("delivery_limit");
    }

    [Fact]
    public async Task Looking_at_a_dead_letter_does_not_wear_it_out()
    {
        await TopologyDeployment.DeployAsync(rabbit.Options, ProbeHost.Consumers, TestContext.Current.CancellationToken);
        await rabbit.PutAsync(ProbeHost.Queue + "_error", "looked at");

        for (var look = 0; look < 3 * DurableQueue.DeliveryLimit; look++)
            (await rabbit.PeekAsync(ProbeHost.Queue + "_error")).ShouldContain(m => m.Body == "looked at");
    }
}

public sealed class DisagreeingTopologyTests(RabbitMqServer rabbit) : IClassFixture<RabbitMqServer>
{
    [Fact]
    public async Task Everything_that_is_there_and_disagrees_is_named_at_once()
    {
        foreach (var queue in new[] { ProbeHost.Queue, ProbeHost.Queue + "_error" })
            await DeclareAsync($"queues/{rabbit.Options.VirtualHost}/{queue}", new { durable = true, arguments = new { } });
        await DeclareAsync(
            $"exchanges/{rabbit.Options.VirtualHost}/BriefingBus.Contracts:FetchFeed", new { type = "direct", durable = true });
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));

        var failure = await Should.ThrowAsync<TopologyException>(
            () => TopologyDeployment.DeployAsync(rabbit.Options, ProbeHost.Consumers, limit.Token));

        failure.Message.ShouldContain($"queue {ProbeHost.Queue}:");
        failure.Message.ShouldContain($"queue {ProbeHost.Queue}_error:");
        failure.Message.ShouldContain("exchange BriefingBus.Contracts:FetchFeed:");
    }

    private async Task DeclareAsync(string path, object body)
    {
        using var answer = await rabbit.Management.PutAsJsonAsync("/api/" + path, body);
        answer.EnsureSuccessStatusCode();
    }
}
