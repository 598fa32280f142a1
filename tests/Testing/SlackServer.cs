using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BriefingBus.Testing;

/// <summary>Slack's Web API and incoming webhooks on loopback, with one channel: refuses what Slack refuses, with Slack's words, and keeps
/// what was posted. What it knows of Slack is in <see cref="SlackRules"/>.</summary>
public sealed class SlackServer : IAsyncDisposable
{
    public const string Token = "xoxb-test-token";
    public const string Channel = "C0123456789";
    private const string WebhookPath = "/services/T000/B000/secret";

    private readonly WebApplication app;
    private readonly Lock gate = new();
    private readonly List<SlackPost> posts = [];
    private readonly List<string> impatience = [];
    private readonly List<string> methods = [];
    private readonly ConcurrentQueue<RequestDelegate?> mishaps = new();
    private readonly ConcurrentQueue<RequestDelegate> lostAnswers = new();
    private long lastTs = DateTimeOffset.UtcNow.ToUnixTimeSeconds() * 1_000_000;
    private DateTimeOffset closedUntil;
    private DateTimeOffset askedToWaitUntil;

    private SlackServer(WebApplication app) => this.app = app;

    /// <summary>Address of the API, for <c>api:</c>.</summary>
    public string Api => app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/api/";

    /// <summary>Address of the incoming webhook.</summary>
    public string Webhook => Api[..^"/api/".Length] + WebhookPath;

    /// <summary>How long it takes between storing a message and answering: the time in which a kill leaves its sender in doubt.</summary>
    public TimeSpan AnswersAfter { get; set; }

    /// <summary>False where the app lacks the scope to read the channel.</summary>
    public bool MayReadHistory { get; set; } = true;

    /// <summary>At most one message in this time; the others are answered 429.</summary>
    public TimeSpan OneMessageEvery { get; set; }

    /// <summary>What was posted, in order.</summary>
    public IReadOnlyList<SlackPost> Posts
    {
        get
        {
            lock (gate)
                return [.. posts];
        }
    }

    /// <summary>The methods that were called, in order; <c>webhook</c> for the incoming webhook.</summary>
    public IReadOnlyList<string> Methods
    {
        get
        {
            lock (gate)
                return [.. methods];
        }
    }

    /// <summary>Calls that came before the time that <c>Retry-After</c> named.</summary>
    public IReadOnlyList<string> Impatience
    {
        get
        {
            lock (gate)
                return [.. impatience];
        }
    }

    public static async Task<SlackServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new SlackServer(builder.Build());
        server.app.MapPost("/api/chat.postMessage", context => server.CallAsync(context, server.PostMessageAsync));
        server.app.MapPost("/api/conversations.history", context => server.CallAsync(context, server.ChannelAsync));
        server.app.MapPost("/api/conversations.replies", context => server.CallAsync(context, server.ThreadAsync));
        server.app.MapPost("/services/{**rest}", server.WebhookAsync);
        await server.app.StartAsync();
        return server;
    }

    /// <summary>Others write so many messages into the channel.</summary>
    public void Chat(int messages)
    {
        for (var message = 0; message < messages; message++)
            Store(new JsonObject { ["text"] = "Good morning" }, thread: null);
    }

    /// <summary>The next call meets with this, before Slack looks at it.</summary>
    public void Next(RequestDelegate mishap) => mishaps.Enqueue(mishap);

    /// <summary>The next calls meet with nothing; what is said of the next call thereafter is of the one after them.</summary>
    public void NextPass(int calls)
    {
        for (var call = 0; call < calls; call++)
            mishaps.Enqueue(null);
    }

    /// <summary>The next call is answered with this of Slack's words.</summary>
    public void NextError(string word) => Next(context => context.Response.WriteAsJsonAsync(SlackRules.Error(word)));

    /// <summary>The next message is posted, and its sender is answered this instead of being told so.</summary>
    public void NextAnswerIsLost(RequestDelegate answer) => lostAnswers.Enqueue(answer);

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task CallAsync(HttpContext context, Func<HttpContext, Task<JsonObject>> method)
    {
        Note(context.Request.Path.Value!.Split('/')[^1]);
        if (mishaps.TryDequeue(out var mishap) && mishap is not null)
        {
            await mishap(context);
            return;
        }
        var answer = context.Request.Headers.Authorization.ToString() switch
        {
            "" => SlackRules.Error("not_authed"),
            "Bearer " + Token => await method(context),
            _ => SlackRules.Error("invalid_auth"),
        };
        if (answer["ts"] is not null && lostAnswers.TryDequeue(out var instead))
        {
            await instead(context);
            return;
        }
        if (answer["error"]?.GetValue<string>() == "ratelimited")
            TooMany(context);
        await context.Response.WriteAsJsonAsync(answer);
    }

    private async Task<JsonObject> PostMessageAsync(HttpContext context)
    {
        if (context.Request.ContentType?.StartsWith("application/json", StringComparison.Ordinal) != true)
            return SlackRules.Error("invalid_form_data");
        var call = (await JsonNode.ParseAsync(context.Request.Body))!.AsObject();
        if (call["channel"]?.GetValue<string>() != Channel)
            return SlackRules.Error("channel_not_found");
        if (SlackRules.Refusal(call) is { } refusal)
            return refusal;
        var thread = call["thread_ts"]?.GetValue<string>();
        if (thread is not null && !Posts.Any(p => p.Ts == thread && p.Thread is null))
            return SlackRules.Error("thread_not_found");
        if (Store(call, thread) is not { } post)
            return SlackRules.Error("ratelimited");
        await Task.Delay(AnswersAfter);
        return new JsonObject { ["ok"] = true, ["channel"] = Channel, ["ts"] = post.Ts };
    }

    private async Task WebhookAsync(HttpContext context)
    {
        Note("webhook");
        if (mishaps.TryDequeue(out var mishap) && mishap is not null)
        {
            await mishap(context);
            return;
        }
        async Task Answer(int status, string word)
        {
            context.Response.StatusCode = status;
            await context.Response.WriteAsync(word);
        }
        if (context.Request.Path != WebhookPath)
        {
            await Answer(404, "no_service");
            return;
        }
        var call = (await JsonNode.ParseAsync(context.Request.Body))!.AsObject();
        if (SlackRules.Refusal(call) is { } refusal)
        {
            await Answer(400, refusal["error"]!.GetValue<string>());
            return;
        }
        if (Store(call, thread: null) is null)
        {
            TooMany(context);
            await Answer(429, "rate_limited");
            return;
        }
        await Task.Delay(AnswersAfter);
        if (lostAnswers.TryDequeue(out var instead))
            await instead(context);
        else
            await Answer(200, "ok");
    }

    private SlackPost? Store(JsonObject call, string? thread)
    {
        lock (gate)
        {
            var now = DateTimeOffset.UtcNow;
            // Two clocks of one machine may differ by a tick of the timer.
            if (askedToWaitUntil - now > TimeSpan.FromMilliseconds(50))
                impatience.Add($"{(askedToWaitUntil - now).TotalSeconds:0.00} s too early");
            if (now < closedUntil)
                return null;
            if (OneMessageEvery > TimeSpan.Zero)
                closedUntil = now + OneMessageEvery;
            lastTs = Math.Max(lastTs + 1, now.ToUnixTimeMilliseconds() * 1000);
            var post = new SlackPost($"{lastTs / 1_000_000}.{lastTs % 1_000_000:D6}", thread, call);
            posts.Add(post);
            return post;
        }
    }

    private void TooMany(HttpContext context)
    {
        var seconds = Math.Ceiling(OneMessageEvery.TotalSeconds);
        lock (gate)
            askedToWaitUntil = DateTimeOffset.UtcNow.AddSeconds(seconds);
        context.Response.StatusCode = 429;
        context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
    }

    private void Note(string method)
    {
        lock (gate)
            methods.Add(method);
    }

    private Task<JsonObject> ChannelAsync(HttpContext context) => HistoryAsync(context, thread: false);

    private Task<JsonObject> ThreadAsync(HttpContext context) => HistoryAsync(context, thread: true);

    private async Task<JsonObject> HistoryAsync(HttpContext context, bool thread)
    {
        if (!context.Request.HasFormContentType)
            return SlackRules.Error("invalid_form_data");
        var form = await context.Request.ReadFormAsync();
        if (!MayReadHistory)
            return SlackRules.Error("missing_scope");
        if (form["channel"] != Channel)
            return SlackRules.Error("channel_not_found");
        var parent = form["ts"].ToString();
        var oldest = decimal.TryParse(form["oldest"], CultureInfo.InvariantCulture, out var o) ? o : 0;
        var from = int.TryParse(form["cursor"], CultureInfo.InvariantCulture, out var c) ? c : 0;
        var limit = Math.Min(200, int.TryParse(form["limit"], CultureInfo.InvariantCulture, out var l) ? l : 100);
        var found = Posts
            .Where(p => thread ? p.Thread == parent || p.Ts == parent : p.Thread is null)
            .Where(p => decimal.Parse(p.Ts, CultureInfo.InvariantCulture) > oldest)
            .ToList();
        // The channel begins with its newest message, a thread with its parent.
        if (!thread)
            found.Reverse();
        else if (found.Count == 0)
            return SlackRules.Error("thread_not_found");
        var page = found.Skip(from).Take(limit).Select(p => (JsonNode)new JsonObject
        {
            ["type"] = "message",
            ["ts"] = p.Ts,
            ["text"] = p.Call["text"]?.DeepClone(),
            ["metadata"] = form["include_all_metadata"] == "true" ? p.Call["metadata"]?.DeepClone() : null,
        });
        return new JsonObject
        {
            ["ok"] = true,
            ["messages"] = new JsonArray([.. page]),
            ["response_metadata"] = new JsonObject { ["next_cursor"] = from + limit < found.Count ? $"{from + limit}" : "" },
        };
    }
}

/// <summary>A message that was posted.</summary>
/// <param name="Ts">Slack's identity of it.</param>
/// <param name="Thread">The parent's identity, or null.</param>
/// <param name="Call">The whole call.</param>
public sealed record SlackPost(string Ts, string? Thread, JsonObject Call)
{
    /// <summary>A field of its metadata, or null.</summary>
    public string? Metadata(string field) => Call["metadata"]?["event_payload"]?[field]?.GetValue<string>();
}
