using System.Net.Security;
using BriefingBus.Http;

namespace BriefingBus.Fetcher.Http;

/// <summary>Sends requests over connections of one kind. If the client library refuses an answer's malformed header lines, requests it
/// again over a connection that drops those lines.</summary>
internal sealed class FetchTransport : IDisposable
{
    private readonly HttpClient strict;
    private readonly HttpClient lenient;

    /// <summary>Creates both clients.</summary>
    /// <param name="connection">The guard.</param>
    /// <param name="options">The limits.</param>
    /// <param name="tls">TLS settings; null for the system's trust.</param>
    public FetchTransport(GuardedConnection connection, FetchOptions options, SslClientAuthenticationOptions? tls)
    {
        strict = Client(connection, handler => Limit(handler, options, tls));
        strict.DefaultRequestVersion = HttpVersion.Version20;
        lenient = Client(connection, handler =>
        {
            Limit(handler, options, tls);
            // The repair reads one head, so each connection carries one answer.
            handler.PooledConnectionLifetime = TimeSpan.Zero;
            handler.PlaintextStreamFilter = (context, _) =>
                ValueTask.FromResult<Stream>(new ResponseHeadRepair(context.PlaintextStream, options.MaxHeaders * 1024));
        });
    }

    /// <summary>Sends a request and reads the head of the answer.</summary>
    /// <param name="request">Makes a new request for each attempt.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The answer, and whether header lines were dropped from it.</returns>
    public async Task<(HttpResponseMessage Response, bool IsRepaired)> SendAsync(
        Func<HttpRequestMessage> request, CancellationToken cancellationToken)
    {
        try
        {
            return (await SendAsync(strict, request, cancellationToken), false);
        }
        catch (HttpRequestException e) when (e.HttpRequestError == HttpRequestError.InvalidResponse)
        {
            return (await SendAsync(lenient, request, cancellationToken), true);
        }
    }

    public void Dispose()
    {
        strict.Dispose();
        lenient.Dispose();
    }

    private static async Task<HttpResponseMessage> SendAsync(
        HttpClient client, Func<HttpRequestMessage> request, CancellationToken cancellationToken)
    {
        using var message = request();
        message.Version = client.DefaultRequestVersion;
        return await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    private static HttpClient Client(GuardedConnection connection, Action<SocketsHttpHandler> settings)
    {
        var client = OutboundHttp.Guarded(connection, settings);
        client.Timeout = Timeout.InfiniteTimeSpan;
        return client;
    }

    /// <summary>Redirects, cookies and compression have limits of our own.</summary>
    private static void Limit(SocketsHttpHandler handler, FetchOptions options, SslClientAuthenticationOptions? tls)
    {
        handler.ConnectTimeout = options.ConnectTimeout;
        handler.SslOptions = tls ?? new SslClientAuthenticationOptions();
        handler.AutomaticDecompression = DecompressionMethods.None;
        handler.MaxConnectionsPerServer = 1;
        handler.MaxResponseHeadersLength = options.MaxHeaders;
        handler.MaxResponseDrainSize = 0;
        handler.PooledConnectionIdleTimeout = TimeSpan.FromSeconds(15);
        handler.ActivityHeadersPropagator = null;
    }
}
