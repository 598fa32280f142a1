using System.Net.Http.Json;
using BriefingBus.Hosting.Bus;
using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.Hosting.Tests.Bus;

public sealed class TopologyDeploymentTests(RabbitMqServer rabbit) : IClassFixture<RabbitMqServer>
{
    [Fact]
    public async Task What_is_published_before_a_service_first_starts_waits_for_it()
    {
        await TopologyDeployment.DeployAsync(rabbit.Options, ProbeHost.Consumers, TestContext.Current.CancellationToken);
        await rabbit.PutAsync(ProbeHost.Queue, """{"messageType":["urn:message:BriefingBus.Contracts:FetchFeed"],"message":{"feedUrl":"early","requestedAt":"2026-01-01T00:00:00Z"}}""");

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
        before.ShouldBe([ProbeHost.Queue, ProbeHost.Queue + "_error"]);
    }
}

public sealed class DisagreeingTopologyTests(RabbitMqServer rabbit) : IClassFixture<RabbitMqServer>
{
    [Fact]
    public async Task A_queue_that_is_there_and_disagrees_fails_the_deployment_by_name()
    {
        (await rabbit.Management.PutAsJsonAsync(
            $"/api/queues/{rabbit.Options.VirtualHost}/{ProbeHost.Queue}", new { durable = true, arguments = new { } })).EnsureSuccessStatusCode();

        var failure = await Should.ThrowAsync<TopologyException>(
            () => TopologyDeployment.DeployAsync(rabbit.Options, ProbeHost.Consumers, TestContext.Current.CancellationToken));

        failure.Message.ShouldContain(ProbeHost.Queue);
    }
}
