namespace BriefingBus.Fetcher.Http;

/// <summary>The meaning of an HTTP response's head for a poll: pure functions over status and headers.</summary>
internal static class ServerAnswer
{
    private const int MaxValidatorLength = 1024;

    /// <summary>True for the statuses that redirect to Location (RFC 9110 §15.4).</summary>
    public static bool IsRedirect(HttpStatusCode status) => (int)status is 300 or 301 or 302 or 303 or 307 or 308;

    /// <summary>True for the permanent redirects.</summary>
    public static bool IsPermanent(HttpStatusCode status) => (int)status is 301 or 308;

    /// <summary>True for the statuses that carry a document or say that there is no newer one.</summary>
    public static bool IsGood(HttpStatusCode status) => (int)status is 200 or 203 or 206 or 226 or 304;

    /// <summary>The failure of any other status.</summary>
    public static FetchException Failure(HttpStatusCode status, DateTimeOffset? retryAfter, Uri address)
    {
        var (kind, what) = (int)status switch
        {
            404 => (FailureKind.NotFound, "there is nothing at this address"),
            410 => (FailureKind.Gone, "the publisher has retired this feed"),
            401 or 407 => (FailureKind.Refused, "it requires a user name and password, or other ones"),
            403 => (FailureKind.Refused, "it refuses access to this feed"),
            451 => (FailureKind.Refused, "the feed is withheld for legal reasons"),
            429 => (FailureKind.RateLimited, "it received too many requests"),
            503 when retryAfter is not null => (FailureKind.RateLimited, "it is out of service and names a time to come back"),
            204 or 205 => (FailureKind.Empty, "there is no content"),
            >= 500 => (FailureKind.ServerError, "it has a fault of its own"),
            >= 400 => (FailureKind.Refused, "it does not accept the request"),
            _ => (FailureKind.Unreachable, "this status has no document"),
        };
        return new(
            kind, $"The server answers {(int)status}: {what}.", status, retryAfter, host: address.IdnHost.ToLowerInvariant());
    }

    /// <summary>When Retry-After (RFC 9110 §10.2.3, seconds or a date) allows the next request, at most a day ahead; or null.</summary>
    public static DateTimeOffset? RetryAfter(HttpResponseMessage response, DateTimeOffset now)
    {
        var header = response.Headers.RetryAfter;
        var at = header?.Delta is { } delta ? now + Min(delta, FetchOptions.MaxInterval) : header?.Date;
        return at is { } instant && instant > now ? Earlier(instant, now + FetchOptions.MaxInterval) : null;
    }

    /// <summary>For how long the answer is fresh (RFC 9111 §4.2.1): max-age less Age, else Expires less Date; null if it does not say or
    /// forbids storing.</summary>
    public static TimeSpan? FreshFor(HttpResponseMessage response, DateTimeOffset now)
    {
        var cache = response.Headers.CacheControl;
        if (cache is { NoStore: true } or { NoCache: true })
            return null;
        var freshFor = cache?.MaxAge is { } maxAge
            ? maxAge - (response.Headers.Age ?? TimeSpan.Zero)
            : response.Content.Headers.Expires - (response.Headers.Date ?? now);
        return freshFor > TimeSpan.Zero ? freshFor : null;
    }

    /// <summary>A header as received, or null.</summary>
    public static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.NonValidated.TryGetValues(name, out var values)
            || response.Content.Headers.NonValidated.TryGetValues(name, out values)
            ? values.ToString()
            : null;

    /// <summary>The target of a redirect, or null. Of several Location headers the first counts.</summary>
    public static string? Location(HttpResponseMessage response) =>
        response.Headers.NonValidated.TryGetValues("Location", out var values) ? values.First() : null;

    /// <summary>The Set-Cookie headers, each by itself (RFC 6265 §3).</summary>
    public static IEnumerable<string> SetCookies(HttpResponseMessage response) =>
        response.Headers.NonValidated.TryGetValues("Set-Cookie", out var values) ? values : [];

    /// <summary>A validator as received, so that it is sent back byte for byte; null if it is absent or invalid in a request
    /// header.</summary>
    public static string? Validator(HttpResponseMessage response, string name) =>
        Header(response, name) is { Length: > 0 and <= MaxValidatorLength } value && value.All(c => c is >= ' ' and <= '~') ? value : null;

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;

    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;
}
