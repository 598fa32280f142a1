namespace BriefingBus.Fetcher.Http;

/// <summary>The redirects of one request, with the cookies that it receives on the way.</summary>
/// <param name="origin">The first address.</param>
/// <param name="most">At most this many redirects.</param>
internal sealed class RedirectChain(Uri origin, int most)
{
    private readonly CookieContainer cookies = new();
    private readonly HashSet<(string Address, string Cookies)> visited = [(Key(origin), "")];
    private readonly Uri origin = origin;
    private bool permanentSoFar = true;

    /// <summary>The current address.</summary>
    public Uri Current { get; private set; } = origin;

    /// <summary>The Cookie header for it, or null.</summary>
    public string? Cookie => cookies.GetCookieHeader(Current) is { Length: > 0 } header ? header : null;

    /// <summary>The end of an unbroken chain of permanent redirects from the first address, or null.</summary>
    public Uri? MovedTo { get; private set; }

    /// <summary>True while scheme, host and port are those of the first address, so that its credentials may be sent.</summary>
    public bool AtOrigin => Current.Scheme == origin.Scheme && Current.IdnHost == origin.IdnHost && Current.Port == origin.Port;

    /// <summary>Keeps the cookies that the current address sets (RFC 6265 §5.3), each for the hosts that it is meant for, as long as this
    /// request lasts.</summary>
    public void Keep(IEnumerable<string> setCookies)
    {
        foreach (var header in setCookies)
        {
            try
            {
                cookies.SetCookies(Current, header);
            }
            catch (CookieException)
            {
                // Ignores an invalid cookie and one for another host (RFC 6265 §5.2).
            }
        }
    }

    /// <summary>Follows a redirect.</summary>
    /// <exception cref="FetchException">It names no address, repeats a request, names another scheme, or exceeds the limit.</exception>
    public void Follow(HttpStatusCode status, string? location)
    {
        if (string.IsNullOrWhiteSpace(location) || !Uri.TryCreate(Current, Bare(location), out var next))
            throw new FetchException(
                FailureKind.Unreachable, $"The server answers {(int)status}, a redirect, but does not say where to.", status);
        if (next.Scheme != Uri.UriSchemeHttp && next.Scheme != Uri.UriSchemeHttps)
            throw new FetchException(
                FailureKind.ForbiddenAddress,
                $"The server redirects to a '{next.Scheme}:' address; only http and https are followed.",
                status);

        Current = next.UserInfo.Length == 0 ? next : new UriBuilder(next) { UserName = "", Password = "" }.Uri;
        // The same request with the same cookies gets the same answer.
        if (!visited.Add((Key(Current), Cookie ?? "")))
            throw new FetchException(FailureKind.Unreachable, "The server redirects in a circle.", status);
        if (visited.Count > most + 1)
            throw new FetchException(FailureKind.Unreachable, $"The server redirects more than {most} times in a row.", status);

        permanentSoFar &= ServerAnswer.IsPermanent(status);
        if (permanentSoFar)
            MovedTo = Current;
    }

    /// <summary>URL Standard §4.4: tabs and line breaks are no part of an address.</summary>
    private static string Bare(string location) => location.Trim().Replace("\t", "", StringComparison.Ordinal);

    private static string Key(Uri address) => address.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped);
}
