using System.Net;

namespace BriefingBus.Web.Safety;

/// <summary>Whether others on the network can read what a reader types.</summary>
internal static class PlainHttp
{
    /// <summary>True for plain http that leaves the machine. If <c>web.address</c> is https, a proxy terminates TLS.</summary>
    public static bool IsOpen(HttpRequest request, WebOptions options) =>
        !request.IsHttps
        && options.Address?.StartsWith("https://", StringComparison.OrdinalIgnoreCase) != true
        && !IsLoopback(request.Host.Host);

    private static bool IsLoopback(string host) =>
        IPAddress.TryParse(host.Trim('[', ']'), out var address)
            ? IPAddress.IsLoopback(address)
            : $".{host}".EndsWith(".localhost", StringComparison.OrdinalIgnoreCase);
}
