using System.Collections.Concurrent;
using System.Net;
using BriefingBus.Delivery.Ledger;

namespace BriefingBus.Delivery.Http;

/// <summary>Calls an outlet when it allows it: a wait that it asks for (429 or 503 with <c>Retry-After</c>, RFC 9110 §10.2.3; 429 without,
/// a second) is kept by every later call with the same credentials.</summary>
/// <param name="outlet">Who is called, for the log and for who is told to wait.</param>
/// <param name="http">The client.</param>
/// <param name="clock">The clock.</param>
/// <param name="log">The log.</param>
public sealed partial class RetryAfterHttpClient(string outlet, HttpClient http, TimeProvider clock, ILogger log)
{
    /// <summary>The longest wait that is kept with the message in hand: well under the half hour after which RabbitMQ takes it
    /// back.</summary>
    private static readonly TimeSpan MaxWait = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, DateTimeOffset> notBefore = new(StringComparer.Ordinal);

    /// <summary>Sends, and again after the wait as long as one is asked for.</summary>
    /// <param name="credentials">Whose calls the outlet counts together.</param>
    /// <param name="what">What is called, in words.</param>
    /// <param name="request">Makes the request, anew for each try.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="NotDeliveredException">There was no connection, or the wait is too long to be waited for here.</exception>
    /// <exception cref="HttpRequestException">The connection broke: the outlet may or may not have read the request.</exception>
    public async Task<HttpResponseMessage> SendAsync(
        string credentials, string what, Func<HttpRequestMessage> request, CancellationToken cancellationToken)
    {
        while (true)
        {
            var wait = notBefore.GetValueOrDefault(credentials) - clock.GetUtcNow();
            if (wait > MaxWait)
                throw new NotDeliveredException($"{outlet} asks to wait {wait:hh\\:mm\\:ss} before {what}", isTransient: true);
            if (wait > TimeSpan.Zero)
                await Task.Delay(wait, clock, cancellationToken);
            using var message = request();
            var answer = await http.SendToOutletAsync(message, cancellationToken);
            if (WaitAskedFor(answer) is not { } asked)
                return answer;
            answer.Dispose();
            notBefore[credentials] = clock.GetUtcNow() + asked;
            LogAskedToWait(log, outlet, asked, what);
        }
    }

    private TimeSpan? WaitAskedFor(HttpResponseMessage answer)
    {
        var said = answer.Headers.RetryAfter is { } after ? after.Delta ?? after.Date - clock.GetUtcNow() : null;
        return answer.StatusCode switch
        {
            HttpStatusCode.TooManyRequests => said ?? TimeSpan.FromSeconds(1),
            HttpStatusCode.ServiceUnavailable => said,
            _ => null,
        };
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Outlet} asks to wait {Wait} before {What}")]
    private static partial void LogAskedToWait(ILogger log, string outlet, TimeSpan wait, string what);
}
