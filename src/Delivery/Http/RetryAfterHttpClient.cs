using System.Collections.Concurrent;
using System.Net;
using BriefingBus.Delivery.Ledger;
using BriefingBus.Http;

namespace BriefingBus.Delivery.Http;

/// <summary>Calls an outlet and respects the waits that it requests (429 or 503 with <c>Retry-After</c>, RFC 9110 §10.2.3; a second for 429
/// without, and at least a second). A wait applies to every later call with the same credentials.</summary>
/// <param name="outlet">Name of the outlet, for log and errors.</param>
/// <param name="http">The client.</param>
/// <param name="clock">The clock.</param>
/// <param name="log">The log.</param>
/// <param name="completion">Whether a call ends with the answer, or with its headers, whatever follows them.</param>
public sealed partial class RetryAfterHttpClient(
    string outlet, HttpClient http, TimeProvider clock, ILogger log,
    HttpCompletionOption completion = HttpCompletionOption.ResponseContentRead)
{
    /// <summary>The maximum duration of waits that follow one another, over all attempts; after it the message is requeued, since RabbitMQ
    /// takes back a message that a consumer holds for half an hour.</summary>
    private static readonly TimeSpan MaxWait = TimeSpan.FromMinutes(10);

    /// <summary>The minimum wait: an outlet that requests none would be called without end.</summary>
    private static readonly TimeSpan MinWait = TimeSpan.FromSeconds(1);

    /// <summary>The failures that precede the first byte of the request.</summary>
    private static readonly HttpRequestError[] BeforeTheRequest =
    [
        HttpRequestError.NameResolutionError, HttpRequestError.ConnectionError, HttpRequestError.SecureConnectionError,
        HttpRequestError.ProxyTunnelError,
    ];

    private readonly ConcurrentDictionary<string, Pause> pauses = new(StringComparer.Ordinal);

    /// <summary>Sends a request, and again after each wait that the outlet requests.</summary>
    /// <param name="credentials">The credentials whose calls the outlet counts together.</param>
    /// <param name="what">The operation, in words.</param>
    /// <param name="request">Creates a new request for each attempt.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="NotDeliveredException">There was no connection, or the wait is too long.</exception>
    /// <exception cref="InDoubtException">There was no answer in time: the outlet may or may not have read the request.</exception>
    /// <exception cref="HttpRequestException">The connection broke: the same.</exception>
    public async Task<HttpResponseMessage> SendAsync(
        string credentials, string what, Func<HttpRequestMessage> request, CancellationToken cancellationToken)
    {
        while (true)
        {
            var pause = pauses.GetValueOrDefault(credentials);
            if (pause is not null && pause.Until - clock.GetUtcNow() is var wait && wait > TimeSpan.Zero)
            {
                if (clock.GetElapsedTime(pause.Began) + wait > MaxWait)
                    throw new NotDeliveredException($"{outlet} asks to wait {wait:hh\\:mm\\:ss} before {what}", isTransient: true);
                await Task.Delay(wait, clock, cancellationToken);
            }
            using var message = request();
            var answer = await TrySendAsync(message, cancellationToken);
            if (WaitAskedFor(answer) is not { } asked)
            {
                // Another call may have been asked to wait meanwhile.
                if (pause is not null)
                    pauses.TryRemove(new(credentials, pause));
                return answer;
            }
            answer.Dispose();
            var now = clock.GetUtcNow();
            var began = pause is not null && now - pause.Until < MaxWait ? pause.Began : clock.GetTimestamp();
            pauses[credentials] = new Pause(began, now + asked);
            LogAskedToWait(log, outlet, asked, what);
        }
    }

    private async Task<HttpResponseMessage> TrySendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await http.SendAsync(request, completion, cancellationToken);
        }
        catch (HttpRequestException fault) when (BeforeTheRequest.Contains(fault.HttpRequestError))
        {
            throw new NotDeliveredException(
                $"{request.RequestUri?.Host} cannot be reached: {fault.GetBaseException().Message}",
                isTransient: fault.InnerException is not HostRefusedException { IsForbidden: true }, fault);
        }
        catch (OperationCanceledException fault) when (!cancellationToken.IsCancellationRequested)
        {
            var host = request.RequestUri?.Host;
            // The timeout of a connection has no cause; that of a whole call has the cancellation that ended it.
            throw fault.InnerException is TimeoutException { InnerException: null } connecting
                ? new NotDeliveredException($"{host} cannot be reached: {connecting.Message}", isTransient: true, fault)
                : new InDoubtException($"{host} did not answer in time", fault);
        }
    }

    private TimeSpan? WaitAskedFor(HttpResponseMessage answer)
    {
        var said = answer.Headers.RetryAfter is { } after ? after.Delta ?? after.Date - clock.GetUtcNow() : null;
        return answer.StatusCode switch
        {
            HttpStatusCode.TooManyRequests => AtLeast(said ?? MinWait),
            HttpStatusCode.ServiceUnavailable when said is { } wait => AtLeast(wait),
            _ => null,
        };
    }

    private static TimeSpan AtLeast(TimeSpan wait) => wait > MinWait ? wait : MinWait;

    /// <summary>A wait that the outlet asks for, perhaps after others.</summary>
    /// <param name="Began">When the first of these waits began, as a timestamp.</param>
    /// <param name="Until">When this one ends.</param>
    private sealed record Pause(long Began, DateTimeOffset Until);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Outlet} asks to wait {Wait} before {What}")]
    private static partial void LogAskedToWait(ILogger log, string outlet, TimeSpan wait, string what);
}
