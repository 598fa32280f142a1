using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using BriefingBus.Configuration;
using BriefingBus.Delivery.Outlets;
using BriefingBus.Delivery.Webhook;
using BriefingBus.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace BriefingBus.Delivery.Tests.Webhook;

/// <summary>A receiver on loopback that keeps what is posted to it and answers what it is told to.</summary>
internal sealed class HookServer : IAsyncDisposable
{
    public const string Path = "/hooks/briefing";

    private readonly FeedServer server;
    private readonly ConcurrentQueue<byte[]> bodies = new();

    private HookServer(FeedServer server) => this.server = server;

    /// <summary>Where to post to.</summary>
    public string Address => server.Url(Path);

    /// <summary>The bodies, byte for byte.</summary>
    public IReadOnlyList<byte[]> Bodies => [.. bodies];

    /// <summary>The bodies as JSON.</summary>
    public IReadOnlyList<JsonNode> Posts => [.. bodies.Select(b => JsonNode.Parse(b)!)];

    /// <summary>The requests with their headers.</summary>
    public IReadOnlyList<ReceivedRequest> Requests => server.Requests;

    /// <summary>Starts one that answers each call in turn, the last way for good.</summary>
    /// <param name="path">The path that is posted to.</param>
    /// <param name="answers">The answers; none for 204.</param>
    public static async Task<HookServer> StartAsync(string path, params RequestDelegate[] answers)
    {
        var hook = new HookServer(await FeedServer.StartAsync());
        var answer = answers.Length > 0 ? Reply.InTurn(answers) : Reply.Status(204);
        hook.server.Serve(path, async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            hook.bodies.Enqueue(body.ToArray());
            await answer(context);
        });
        return hook;
    }

    /// <summary>An outlet that posts here.</summary>
    public Task<RunningOutlet> OutletAsync(Func<WebhookOptions, WebhookOptions>? change = null)
    {
        var options = new WebhookOptions { Url = new Secret("${HOOK}", Address), AllowPrivate = ["127.0.0.1"] };
        options = change is null ? options : change(options);
        return RunningOutlet.StartAsync(
            (services, database) => services
                .AddSingleton(new Outlets<WebhookOptions>("webhook", new Dictionary<string, WebhookOptions> { ["board"] = options }))
                .AddDelivery(database, [WebhookOutlets.Kind]),
            services => services.GetRequiredService<NamedOutlets<WebhookOptions>>().All);
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();
}
