using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using BriefingBus.Http;

namespace BriefingBus.Fetcher.Http;

/// <summary>The one way out to the internet: asks for a document with good manners and within every limit of <see cref="FetchOptions"/>.</summary>
public sealed class FetchClient : IDisposable
{
    private readonly FetchOptions _options;
    private readonly TimeProvider _time;
    private readonly HostGate _gate;
    private readonly HttpClient _http;
    private readonly string _userAgent;

    /// <summary>Creates the client.</summary>
    /// <param name="options">Manners and limits.</param>
    /// <param name="time">The clock.</param>
    /// <param name="lookup">Looks up host names; null for the system's resolver.</param>
    /// <param name="tls">TLS settings; null for the system's trust.</param>
    public FetchClient(FetchOptions options, TimeProvider time, HostLookup? lookup = null, SslClientAuthenticationOptions? tls = null)
    {
        _options = options;
        _time = time;
        _gate = new HostGate(options.Concurrency, options.Gap, time);
        _userAgent = UserAgent.For(options.Contact);
        var connection = new GuardedConnection(options.AllowPrivate, lookup ?? Dns.GetHostAddressesAsync, "fetch.allowPrivate");
        _http = new HttpClient(new SocketsHttpHandler
        {
            ConnectCallback = (context, cancellationToken) => connection.ConnectAsync(context.DnsEndPoint, cancellationToken),
            ConnectTimeout = options.ConnectTimeout,
            SslOptions = tls ?? new SslClientAuthenticationOptions(),
            // A proxy would connect for us, past the guard. Redirects and compression have limits of our own.
            UseProxy = false,
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            UseCookies = false,
            MaxConnectionsPerServer = 1,
            MaxResponseHeadersLength = options.MaxHeaders,
            MaxResponseDrainSize = 0,
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(15),
            ActivityHeadersPropagator = null,
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
            DefaultRequestVersion = HttpVersion.Version20,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        };
    }

    /// <summary>Fetches a document, following redirects.</summary>
    /// <exception cref="FetchException">There is no document; the exception says why in plain words.</exception>
    public async Task<FetchAnswer> FetchAsync(FetchRequest request, CancellationToken cancellationToken)
    {
        var trail = new RedirectTrail(request.Address, _options.MaxRedirects);
        var left = _options.Timeout;
        while (true)
        {
            using var visit = await _gate.EnterAsync(trail.Here.IdnHost, cancellationToken);
            var host = trail.Here.IdnHost;
            do
            {
                var started = _time.GetTimestamp();
                if (await ExchangeAsync(request, trail, left, cancellationToken) is { } answer)
                    return answer;
                left -= _time.GetElapsedTime(started);
            }
            while (string.Equals(trail.Here.IdnHost, host, StringComparison.OrdinalIgnoreCase));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _http.Dispose();
        _gate.Dispose();
    }

    /// <summary>One request and its answer; null where the answer leads on, and the trail has moved there.</summary>
    private async Task<FetchAnswer?> ExchangeAsync(FetchRequest request, RedirectTrail trail, TimeSpan left, CancellationToken cancellationToken)
    {
        var firstByte = left < _options.FirstByteTimeout ? left : _options.FirstByteTimeout;
        using var headTimer = new CancellationTokenSource(Positive(firstByte), _time);
        using var bodyTimer = new CancellationTokenSource(Positive(left), _time);
        using var headLimit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, headTimer.Token, bodyTimer.Token);
        using var bodyLimit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, bodyTimer.Token);
        using var message = Message(request, trail);
        HttpResponseMessage? response = null;
        try
        {
            response = await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, headLimit.Token);
            if (!ServerAnswer.IsRedirect(response.StatusCode))
                return await AnswerAsync(request, trail, response, bodyLimit.Token);
            trail.Follow(response.StatusCode, ServerAnswer.Header(response, "Location"));
            return null;
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw TransferFailure.TimedOut(e, answering: response is not null, response is null ? firstByte : _options.Timeout);
        }
        catch (Exception e) when (e is HttpRequestException or HttpIOException or IOException or SocketException)
        {
            throw TransferFailure.From(e, _options);
        }
        finally
        {
            response?.Dispose();
        }
    }

    private async Task<FetchAnswer> AnswerAsync(
        FetchRequest request, RedirectTrail trail, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var now = _time.GetUtcNow();
        if (!ServerAnswer.IsGood(response.StatusCode))
            throw ServerAnswer.Failure(response.StatusCode, ServerAnswer.RetryAfter(response, now));

        var answer = new FetchAnswer
        {
            Status = (int)response.StatusCode,
            ContentType = ServerAnswer.Header(response, "Content-Type"),
            ContentLanguage = ServerAnswer.Header(response, "Content-Language"),
            Address = trail.Here,
            MovedTo = trail.MovedTo,
            ETag = ServerAnswer.Validator(response, "ETag"),
            LastModified = ServerAnswer.Validator(response, "Last-Modified"),
            FreshFor = ServerAnswer.FreshFor(response, now),
        };
        if (answer.NotModified)
            return request.IsConditional
                ? answer
                : throw new FetchException(FailureKind.Empty, "The server answers 304, not modified, although nothing was asked about an earlier answer.", response.StatusCode);

        var (body, problems) = await ResponseBody.ReadAsync(response, _options.MaxReceived * 1024L * 1024, request.MaxBytes, cancellationToken);
        return body.IsEmpty
            ? throw new FetchException(FailureKind.Empty, $"The server answers {answer.Status}, and nothing is in it.", response.StatusCode)
            : answer with { Body = body, Problems = problems };
    }

    private HttpRequestMessage Message(FetchRequest request, RedirectTrail trail)
    {
        var message = new HttpRequestMessage(HttpMethod.Get, trail.Here)
        {
            Version = _http.DefaultRequestVersion,
            VersionPolicy = _http.DefaultVersionPolicy,
        };
        Add("User-Agent", _userAgent);
        Add("Accept", request.Accept);
        Add("Accept-Encoding", "gzip, deflate, br");
        Add("If-None-Match", request.ETag);
        Add("If-Modified-Since", request.LastModified);
        if (request is { AcceptDelta: true, ETag: not null })
            Add("A-IM", "feed");
        if (trail.AtOrigin)
        {
            foreach (var (name, value) in request.Credentials)
                Add(name, value);
        }
        return message;

        void Add(string name, string? value)
        {
            if (value is not null)
                message.Headers.TryAddWithoutValidation(name, value);
        }
    }

    private static TimeSpan Positive(TimeSpan span) => span > TimeSpan.Zero ? span : TimeSpan.FromTicks(1);
}
