using BriefingBus.Contracts;
using BriefingBus.Testing;
using MassTransit;
using Shouldly;
using Xunit;

namespace BriefingBus.ServiceDefaults.Tests.Bus;

public sealed class RabbitMqBusTests(RabbitMqServer rabbit) : IClassFixture<RabbitMqServer>
{
    private const string Errors = ProbeHost.Queue + "_error";
    private const string Skipped = ProbeHost.Queue + "_skipped";

    [Fact]
    public async Task A_queue_is_replicated_limits_deliveries_and_leads_to_its_dead_letters()
    {
        await using var host = await ProbeHost.StartAsync(rabbit.Options, _ => Task.CompletedTask);

        var queues = await rabbit.QueuesAsync();

        var arguments = queues[ProbeHost.Queue].GetProperty("arguments");
        arguments.GetProperty("x-queue-type").GetString().ShouldBe("quorum");
        arguments.GetProperty("x-delivery-limit").GetInt32().ShouldBe(20);
        arguments.GetProperty("x-dead-letter-exchange").GetString().ShouldBe(Errors);
        queues[Errors].GetProperty("arguments").GetProperty("x-queue-type").GetString().ShouldBe("quorum");
    }

    [Fact]
    public async Task A_poison_message_goes_to_the_dead_letters_once_and_its_neighbours_are_delivered_once()
    {
        await using var host = await ProbeHost.StartAsync(rabbit.Options, message =>
            message.FeedUrl == "poison" ? throw new InvalidDataException("A title of null never heals.") : Task.CompletedTask);
        foreach (var feed in new[] { "before", "poison", "after", "later" })
            await host.PublishAsync(feed);
        await Eventually.TrueAsync(() => host.Asked.Count == 4, "all four are delivered");
        await Eventually.TrueAsync(
            async () => (await rabbit.PeekAsync(Errors)).Any(m => m.Body.Contains("poison")), "the poison is in the dead letters");

        var dead = (await rabbit.PeekAsync(Errors)).Where(m => m.Body.Contains("poison")).ShouldHaveSingleItem();

        dead.Headers["MT-Fault-Message"].ShouldBe("A title of null never heals.");
        host.Asked.Order().ShouldBe(["after", "before", "later", "poison"]);
    }

    [Fact]
    public async Task A_message_on_the_wire_is_compact()
    {
        await using var host = await ProbeHost.StartAsync(rabbit.Options, message =>
            message.FeedUrl.StartsWith("wire", StringComparison.Ordinal) ? throw new InvalidDataException() : Task.CompletedTask);
        await host.PublishAsync("wire");
        await Eventually.TrueAsync(
            async () => (await rabbit.PeekAsync(Errors)).Any(m => m.Body.Contains("wire")), "the message is in the dead letters");

        var body = (await rabbit.PeekAsync(Errors)).First(m => m.Body.Contains("wire")).Body;

        body.ShouldContain("\"feedUrl\":\"wire\"");
        body.ShouldNotContain("\n");
    }

    [Fact]
    public async Task A_fault_that_passes_is_retried_in_place()
    {
        var tries = 0;
        await using var host = await ProbeHost.StartAsync(rabbit.Options, _ =>
            Interlocked.Increment(ref tries) < 3 ? throw new TimeoutException("The database is busy.") : Task.CompletedTask);

        await host.PublishAsync("busy");

        await Eventually.TrueAsync(() => tries == 3, "the third try comes");
        (await rabbit.PeekAsync(Errors)).ShouldNotContain(m => m.Body.Contains("busy"));
    }

    [Fact]
    public async Task A_fault_that_outlasts_the_retries_gives_the_message_back_instead_of_dead_lettering_it()
    {
        var away = true;
        await using var host = await ProbeHost.StartAsync(rabbit.Options, _ =>
            Volatile.Read(ref away) ? throw new TimeoutException("The database is away.") : Task.CompletedTask);
        await host.PublishAsync("outage");
        // Six tries use up the retries; the seventh is the message's second delivery.
        await Eventually.TrueAsync(
            () => host.Asked.Count(f => f == "outage") > 6, "the message is delivered again", TimeSpan.FromSeconds(60));

        Volatile.Write(ref away, false);

        await Eventually.TrueAsync(async () => await MessagesAsync(ProbeHost.Queue) == 0, "the queue is empty", TimeSpan.FromSeconds(30));
        (await rabbit.PeekAsync(Errors)).ShouldNotContain(m => m.Body.Contains("outage"));
    }

    [Fact]
    public async Task A_message_that_reaches_no_queue_is_refused_rather_than_lost()
    {
        await using var host = await ProbeHost.StartAsync(rabbit.Options, _ => Task.CompletedTask);

        await Should.ThrowAsync<MessageReturnedException>(() => host.Bus.Publish(new RepublishBriefings { Since = default }));
    }

    [Fact]
    public async Task A_briefing_that_nobody_subscribes_to_is_published_all_the_same()
    {
        await using var host = await ProbeHost.StartAsync(rabbit.Options, _ => Task.CompletedTask);

        await host.Bus.Publish(new BriefingComposed
        {
            BriefingId = Guid.Empty,
            Edition = "e",
            Title = "t",
            ScheduledAt = default,
            TimeZone = "UTC",
            WindowFrom = default,
            Markdown = "",
            Text = "",
            Html = "",
        });
    }

    [Theory]
    [InlineData("not json at all", "application/vnd.masstransit+json")]
    [InlineData("{\"messageId\":", "application/vnd.masstransit+json")]
    [InlineData("<xml/>", "application/xml")]
    [InlineData(
        """{"messageType":["urn:message:BriefingBus.Contracts:FetchFeed"],"message":{"feedUrl":7,"requestedAt":"malformed"}}""",
        "application/vnd.masstransit+json")]
    public async Task A_body_that_cannot_be_read_goes_to_the_dead_letters_with_the_reason(string body, string contentType)
    {
        await using var host = await ProbeHost.StartAsync(rabbit.Options, _ => Task.CompletedTask);

        await rabbit.PutAsync(ProbeHost.Queue, body, contentType);

        await Eventually.TrueAsync(
            async () => (await rabbit.PeekAsync(Errors)).Any(m => m.Body == body), "the body is in the dead letters");
        (await rabbit.PeekAsync(Errors)).Single(m => m.Body == body).Headers.Keys.ShouldContain("MT-Fault-Message");
        host.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_message_of_a_type_that_nobody_knows_is_set_aside_with_the_reason()
    {
        const string Body = """{"messageType":["urn:message:BriefingBus.Contracts:FetchFeed2"],"message":{"feedUrl":"version 2"}}""";
        await using var host = await ProbeHost.StartAsync(rabbit.Options, _ => Task.CompletedTask);

        await rabbit.PutAsync(ProbeHost.Queue, Body);

        await Eventually.TrueAsync(async () => (await rabbit.PeekAsync(Skipped)).Any(m => m.Body == Body), "the message is set aside");
        (await rabbit.PeekAsync(Skipped)).Single(m => m.Body == Body).Headers["MT-Reason"].ShouldBe("dead-letter");
    }

    [Fact]
    public async Task A_message_of_a_newer_version_is_read_for_what_is_known_of_it()
    {
        await using var host = await ProbeHost.StartAsync(rabbit.Options, _ => Task.CompletedTask);

        await rabbit.PutAsync(ProbeHost.Queue,
            """{"messageType":["urn:message:BriefingBus.Contracts:FetchFeed"]"""
            + ""","message":{"feedUrl":"newer","requestedAt":"2026-01-01T00:00:00Z","priority":{"x":1}}}""");

        await Eventually.TrueAsync(() => host.Asked.Contains("newer"), "the message is consumed");
    }

    [Fact]
    public async Task A_wrong_password_is_reported_as_such()
    {
        await using var host = await ProbeHost.BeginAsync(rabbit.Options with { Password = "wrong" }, _ => Task.CompletedTask);

        await Eventually.TrueAsync(
            () => host.Log.Any(l => l.Contains($"refuses the password of user '{rabbit.Options.User}': see BUS__USER")), "the log says so");
        host.Bus.CheckHealth().Status.ShouldBe(BusHealthStatus.Unhealthy);
    }

    [Fact]
    public async Task A_password_that_is_set_right_later_is_enough()
    {
        var user = $"late-{rabbit.Options.VirtualHost}";
        await using var host = await ProbeHost.BeginAsync(rabbit.Options with { User = user, Password = "right" }, _ => Task.CompletedTask);
        await Eventually.TrueAsync(() => host.Log.Any(l => l.Contains("refuses the password")), "the log says so");

        await rabbit.AddUserAsync(user, "right");

        await host.ReadyAsync();
    }

    [Fact]
    public async Task A_broker_that_is_not_there_is_named_with_the_reason()
    {
        await using var host = await ProbeHost.BeginAsync(rabbit.Options with { Host = "127.0.0.1:9" }, _ => Task.CompletedTask);

        await Eventually.TrueAsync(
            () => host.Log.Any(l => l.Contains("RabbitMQ at 127.0.0.1:9 cannot be reached: Connection refused")), "the log says so");
        host.Log.Count(l => l.Contains("cannot be reached")).ShouldBe(1);
    }

    [Fact]
    public async Task A_broker_that_goes_away_from_a_running_process_is_named_with_the_reason()
    {
        using var relay = new BrokerRelay(rabbit.Address);
        await using var host = await ProbeHost.StartAsync(rabbit.Options with { Host = relay.Host }, _ => Task.CompletedTask);
        host.Log.ShouldNotContain(l => l.Contains("cannot be reached"));

        relay.Dispose();

        await Eventually.TrueAsync(() => host.Log.Any(l => l.Contains($"RabbitMQ at {relay.Host} cannot be reached")), "the log says so");
    }

    [Fact]
    public async Task A_queue_that_is_deleted_is_there_again_and_the_log_says_so()
    {
        await using var host = await ProbeHost.StartAsync(rabbit.Options, _ => Task.CompletedTask);

        (await rabbit.Management.DeleteAsync($"/api/queues/{rabbit.Options.VirtualHost}/{ProbeHost.Queue}")).EnsureSuccessStatusCode();

        var sentence = $"RabbitMQ ended the consumer of the queue {ProbeHost.Queue}";
        await Eventually.TrueAsync(() => host.Log.Any(l => l.Contains(sentence)), "the log says so");
        await host.PublishAsync("afterwards");
        await Eventually.TrueAsync(() => host.Asked.Contains("afterwards"), "the queue is consumed again");
    }

    [Fact]
    public async Task A_connection_that_breaks_is_not_taken_for_a_deleted_queue()
    {
        using var relay = new BrokerRelay(rabbit.Address);
        await using var host = await ProbeHost.StartAsync(rabbit.Options with { Host = relay.Host }, _ => Task.CompletedTask);

        relay.BreakConnections();

        await host.PublishAsync("afterwards");
        await Eventually.TrueAsync(() => host.Asked.Contains("afterwards"), "the queue is consumed again");
        host.Log.ShouldNotContain(l => l.Contains("ended the consumer"));
    }

    [Fact]
    public async Task A_node_of_the_cluster_that_is_away_is_passed_over()
    {
        await using var host = await ProbeHost.StartAsync(
            rabbit.Options with { Host = "127.0.0.1:9," + rabbit.Options.Host }, _ => Task.CompletedTask);

        host.Bus.CheckHealth().Status.ShouldBe(BusHealthStatus.Healthy);
    }

    private async Task<int> MessagesAsync(string queue) =>
        (await rabbit.QueuesAsync())[queue].TryGetProperty("messages", out var count) ? count.GetInt32() : -1;
}
