using System.Net;

namespace BriefingBus.Fetcher.Http;

/// <summary>The way of one request through its redirects.</summary>
/// <param name="origin">The first address.</param>
/// <param name="most">At most this many redirects.</param>
internal sealed class RedirectTrail(Uri origin, int most)
{
    private readonly HashSet<string> _visited = [Key(origin)];
    private readonly Uri _origin = origin;
    private bool _permanentSoFar = true;

    /// <summary>The address to ask now.</summary>
    public Uri Here { get; private set; } = origin;

    /// <summary>Where an unbroken chain of permanent redirects from the first address leads, or null.</summary>
    public Uri? MovedTo { get; private set; }

    /// <summary>True while scheme, host and port are those of the first address, so that its credentials may go along.</summary>
    public bool AtOrigin => Here.Scheme == _origin.Scheme && Here.IdnHost == _origin.IdnHost && Here.Port == _origin.Port;

    /// <summary>Moves on to where a redirect points.</summary>
    /// <exception cref="FetchException">It points nowhere, back, to another scheme, or is one too many.</exception>
    public void Follow(HttpStatusCode status, string? location)
    {
        if (string.IsNullOrWhiteSpace(location) || !Uri.TryCreate(Here, location.Trim(), out var next))
            throw new FetchException(FailureKind.Unreachable, $"The server answers {(int)status}, a redirect, but not where to.", status);
        if (next.Scheme != Uri.UriSchemeHttp && next.Scheme != Uri.UriSchemeHttps)
            throw new FetchException(FailureKind.ForbiddenAddress, $"The server redirects to a '{next.Scheme}:' address; only http and https are followed.", status);
        if (!_visited.Add(Key(next)))
            throw new FetchException(FailureKind.Unreachable, "The server redirects in a circle.", status);
        if (_visited.Count > most + 1)
            throw new FetchException(FailureKind.Unreachable, $"The server redirects more than {most} times in a row.", status);

        Here = next;
        _permanentSoFar &= ServerAnswer.IsPermanent(status);
        if (_permanentSoFar)
            MovedTo = next;
    }

    private static string Key(Uri address) => address.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped);
}
