using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BriefingBus.Testing;

/// <summary>A real web server on a free port of 127.0.0.1 that serves what a test tells it to, also what no decent server would.
/// <c>server.Serve("/feed.xml", Reply.Feed(SomeFeed.Rss(...)))</c>, then poll <c>server.Url("/feed.xml")</c>.
/// A path that was not told about answers 404. <see cref="Reply"/> has the ways to misbehave.</summary>
public sealed class FeedServer : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, RequestDelegate> replies = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, byte[]> rawReplies = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<ReceivedRequest> requests = new();
    private readonly CancellationTokenSource closing = new();
    private WebApplication app = null!;
    private Uri address = null!;
    private Uri rawAddress = null!;
    private int waiting;
    private int mostAtOnce;

    private FeedServer()
    {
    }

    /// <summary>Every request received, in order of arrival; raw replies do not count.</summary>
    public IReadOnlyList<ReceivedRequest> Requests => [.. requests];

    /// <summary>How many requests waited for the first byte of their answer at once, at most. A client may end a request before the server
    /// notices that its last byte has left, so that counting to the end would count one too many.</summary>
    public int MostAtOnce => mostAtOnce;

    /// <summary>The port, for tests that use host names of their own.</summary>
    public int Port => address.Port;

    /// <summary>Starts a server; it listens when the task ends.</summary>
    /// <param name="certificate">Given, it speaks https (HTTP/2 and 1.1) with it.</param>
    public static async Task<FeedServer> StartAsync(X509Certificate2? certificate = null)
    {
        var server = new FeedServer();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.Limits.MaxResponseBufferSize = 64 * 1024;
            kestrel.Listen(IPAddress.Loopback, 0, listen =>
            {
                if (certificate is null)
                    return;
                listen.Protocols = HttpProtocols.Http1AndHttp2;
                listen.UseHttps(certificate);
            });
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Run(server.AnswerRawAsync));
        });
        if (certificate is not null)
            builder.WebHost.UseKestrelHttpsConfiguration();
        server.app = builder.Build();
        server.app.Run(server.AnswerAsync);
        await server.app.StartAsync();
        var addresses = server.app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        server.address = new Uri(addresses.First());
        server.rawAddress = new Uri(addresses.Last());
        return server;
    }

    /// <summary>Absolute address of a path here.</summary>
    public string Url(string path) => new Uri(address, path).AbsoluteUri;

    /// <summary>Absolute address of a path under another host name, for tests with a resolver of their own.</summary>
    public string Url(string host, string path) => $"{address.Scheme}://{host}:{address.Port}{path}";

    /// <summary>Answers a path (without query) from now on this way.</summary>
    public FeedServer Serve(string path, RequestDelegate reply)
    {
        replies[path] = reply;
        return this;
    }

    /// <summary>Answers a path with these very bytes, status line and headers included, and closes the connection: for answers that are
    /// not HTTP. Returns the address to poll.</summary>
    public string ServeRaw(string path, byte[] answer)
    {
        rawReplies[path] = answer;
        return new Uri(rawAddress, path).AbsoluteUri;
    }

    /// <summary>Requests of a path, in order.</summary>
    public IReadOnlyList<ReceivedRequest> RequestsOf(string path) => [.. requests.Where(r => r.Path == path)];

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await app.StopAsync(patience.Token);
        await app.DisposeAsync();
        closing.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var atOnce = Interlocked.Increment(ref waiting);
        for (int most; (most = mostAtOnce) < atOnce && Interlocked.CompareExchange(ref mostAtOnce, atOnce, most) != most;)
        {
        }
        var waits = 1;
        context.Response.OnStarting(() =>
        {
            StopWaiting();
            return Task.CompletedTask;
        });
        try
        {
            var request = context.Request;
            requests.Enqueue(new ReceivedRequest(
                request.Method,
                request.Path.Value ?? "/",
                request.GetEncodedPathAndQuery(),
                request.Host.Value ?? "",
                request.Protocol,
                request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase),
                TimeProvider.System.GetTimestamp()));
            using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, closing.Token);
            context.RequestAborted = ending.Token;
            var reply = replies.GetValueOrDefault(request.Path.Value ?? "/", Reply.Status(404));
            await reply(context);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or ConnectionResetException)
        {
            context.Abort();
        }
        finally
        {
            StopWaiting();
        }

        void StopWaiting()
        {
            if (Interlocked.Exchange(ref waits, 0) == 1)
                Interlocked.Decrement(ref waiting);
        }
    }

    private async Task AnswerRawAsync(ConnectionContext connection)
    {
        var read = await connection.Transport.Input.ReadAsync(closing.Token);
        var head = System.Text.Encoding.Latin1.GetString(read.Buffer.FirstSpan);
        connection.Transport.Input.AdvanceTo(read.Buffer.End);
        var path = head.Split(' ', 3) is [_, var target, ..] ? target : "/";
        if (rawReplies.TryGetValue(path, out var answer))
            await connection.Transport.Output.WriteAsync(answer, closing.Token);
        await connection.Transport.Output.CompleteAsync();
    }
}
