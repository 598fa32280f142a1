using System.Collections.Frozen;
using System.Net.Security;
using System.Net.Sockets;
using BriefingBus.Http;

namespace BriefingBus.Fetcher.Http;

/// <summary>Sends every request for feeds and pages, paced and within every limit of <see cref="FetchOptions"/>.</summary>
public sealed class FetchClient : IDisposable
{
    /// <summary>The ports of web servers; services at other ports are not meant for readers.</summary>
    private static readonly FrozenSet<int> WebPorts = FrozenSet.Create(80, 443, 8080, 8443);

    private const long MiB = 1024 * 1024;

    private readonly FetchOptions options;
    private readonly TimeProvider time;
    private readonly HostRateLimiter hosts;
    private readonly FetchTransport publicTransport;
    private readonly FetchTransport privateTransport;
    private readonly string userAgent;

    /// <summary>Creates the client.</summary>
    /// <param name="options">Pacing and limits.</param>
    /// <param name="time">The clock.</param>
    /// <param name="lookup">Looks up host names; null for the system's resolver.</param>
    /// <param name="tls">TLS settings; null for the system's trust.</param>
    /// <param name="connect">Connects to a permitted address; null for a socket.</param>
    public FetchClient(
        FetchOptions options, TimeProvider time, HostLookup? lookup = null, SslClientAuthenticationOptions? tls = null,
        HostConnect? connect = null)
    {
        this.options = options;
        this.time = time;
        hosts = new HostRateLimiter(options.Concurrency, options.Gap, time);
        userAgent = UserAgent.For(options.Contact);
        var largest = Math.Max(options.MaxFeed, Math.Max(options.MaxPage, options.MaxPicture)) * 2 + 1;
        Memory = new ByteBudget(options.Memory * MiB, largest * MiB);
        // A connection to a private host must never carry another host's request, so each kind has its own connections.
        publicTransport = Over([]);
        privateTransport = Over(options.AllowPrivate);

        FetchTransport Over(IReadOnlyList<string> allowPrivate) => new(
            new GuardedConnection(allowPrivate, lookup ?? Dns.GetHostAddressesAsync, "fetch.allowPrivate", connect), options, tls);
    }

    /// <summary>The memory of bodies.</summary>
    public ByteBudget Memory { get; }

    /// <summary>Fetches a document, following redirects.</summary>
    /// <exception cref="FetchException">There is no document; the message gives the reason in plain words.</exception>
    public async Task<FetchAnswer> FetchAsync(FetchRequest request, CancellationToken cancellationToken)
    {
        var chain = new RedirectChain(request.Address, options.MaxRedirects);
        var left = options.Timeout;
        while (true)
        {
            using var lease = await hosts.AcquireAsync(chain.Current.IdnHost, cancellationToken);
            var host = chain.Current.IdnHost;
            do
            {
                var started = time.GetTimestamp();
                if (await ExchangeAsync(request, chain, left, cancellationToken) is { } answer)
                    return answer;
                left -= time.GetElapsedTime(started);
            }
            while (string.Equals(chain.Current.IdnHost, host, StringComparison.OrdinalIgnoreCase));
        }
    }

    public void Dispose()
    {
        publicTransport.Dispose();
        privateTransport.Dispose();
        Memory.Dispose();
        hosts.Dispose();
    }

    /// <summary>One request and its answer; null for a redirect, after moving the chain on.</summary>
    private async Task<FetchAnswer?> ExchangeAsync(
        FetchRequest request, RedirectChain chain, TimeSpan left, CancellationToken cancellationToken)
    {
        CheckPort(request, chain.Current);
        var firstByte = left < options.FirstByteTimeout ? left : options.FirstByteTimeout;
        using var headTimer = new Countdown(firstByte, time);
        using var timer = new Countdown(left, time);
        using var headLimit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, headTimer.Token, timer.Token);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timer.Token);
        HttpResponseMessage? response = null;
        try
        {
            var transport = MayBePrivate(request, chain.Current) ? privateTransport : publicTransport;
            (response, var isRepaired) = await transport.SendAsync(() => Message(request, chain), headLimit.Token);
            chain.Keep(ServerAnswer.SetCookies(response));
            if (!ServerAnswer.IsRedirect(response.StatusCode))
            {
                var answer = await AnswerAsync(request, chain, response, timer, limit.Token);
                return isRepaired
                    ? answer with { Remarks = ["The head of the answer is malformed; lines that are no headers were left out."] }
                    : answer;
            }
            chain.Follow(response.StatusCode, ServerAnswer.Location(response));
            return null;
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw TransferFailure.TimedOut(e, answering: response is not null, response is null ? firstByte : options.Timeout);
        }
        catch (Exception e) when (e is HttpRequestException or HttpIOException or IOException or SocketException)
        {
            throw TransferFailure.From(e, options);
        }
        finally
        {
            response?.Dispose();
        }
    }

    /// <summary>Whether private hosts may be contacted: only on behalf of a feed that is at one itself, and at its port. Addresses from a
    /// redirect, a page, an item's link or a robots.txt must not reach them.</summary>
    private bool MayBePrivate(FetchRequest request, Uri address) =>
        request.Configured is { } own && own.Port == address.Port && GuardedConnection.IsAmong(options.AllowPrivate, own.IdnHost);

    private void CheckPort(FetchRequest request, Uri address)
    {
        if (!WebPorts.Contains(address.Port) && address.Port != request.Configured?.Port && !options.AllowPorts.Contains(address.Port))
            throw new FetchException(
                FailureKind.ForbiddenAddress,
                $"Port {address.Port} of {address.IdnHost} is not a web port and is not contacted; fetch.allowPorts allows others.");
    }

    private async Task<FetchAnswer> AnswerAsync(
        FetchRequest request, RedirectChain chain, HttpResponseMessage response, Countdown timer, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (!ServerAnswer.IsGood(response.StatusCode))
            throw ServerAnswer.Failure(response.StatusCode, ServerAnswer.RetryAfter(response, now), chain.Current);

        var answer = new FetchAnswer
        {
            Status = (int)response.StatusCode,
            ContentType = ServerAnswer.Header(response, "Content-Type"),
            ContentLanguage = ServerAnswer.Header(response, "Content-Language"),
            Link = ServerAnswer.Header(response, "Link"),
            Refresh = ServerAnswer.Header(response, "Refresh"),
            Address = chain.Current,
            MovedTo = chain.MovedTo,
            ETag = ServerAnswer.Validator(response, "ETag"),
            LastModified = ServerAnswer.Validator(response, "Last-Modified"),
            FreshFor = ServerAnswer.FreshFor(response, now),
        };
        if (answer.NotModified)
            return request.IsConditional
                ? answer
                : throw new FetchException(
                    FailureKind.Empty, "The server answers 304, not modified, to a request without a condition.", response.StatusCode);
        var charge = Memory.Open();
        try
        {
            var (body, problems) = await ResponseBody.ReadAsync(
                response, request, options.MaxReceived * MiB, charge, timer, cancellationToken);
            if (body.IsEmpty)
                throw new FetchException(FailureKind.Empty, $"The server answers {answer.Status} with an empty body.", response.StatusCode);
            answer = answer with { Body = body, Problems = problems, Charge = charge };
            charge = null;
            return answer;
        }
        finally
        {
            charge?.Dispose();
        }
    }

    private HttpRequestMessage Message(FetchRequest request, RedirectChain chain)
    {
        var message = new HttpRequestMessage(HttpMethod.Get, chain.Current);
        Set("User-Agent", userAgent);
        Set("Accept", request.Accept);
        Set("Accept-Encoding", "gzip, deflate, br");
        Set("If-None-Match", request.ETag);
        Set("If-Modified-Since", request.LastModified);
        if (request is { AcceptDelta: true, ETag: not null })
            Set("A-IM", "feed");
        foreach (var (name, value) in request.Headers.Concat(chain.AtOrigin ? request.Credentials : []))
            Set(name, value);
        if (chain.Cookie is { } cookie)
            message.Headers.TryAddWithoutValidation("Cookie", cookie);
        return message;

        // Configured headers replace Fetcher's own.
        void Set(string name, string? value)
        {
            if (value is null)
                return;
            message.Headers.Remove(name);
            message.Headers.TryAddWithoutValidation(name, value);
        }
    }
}
