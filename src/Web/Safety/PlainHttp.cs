using System.Net;

namespace BriefingBus.Web.Safety;

/// <summary>Whether what a reader types can be read on its way.</summary>
internal static class PlainHttp
{
    /// <summary>True for plain http that leaves the machine. Where <c>web.address</c> is https, a proxy ends it.</summary>
    public static bool IsOpen(HttpRequest request, WebOptions options) =>
        !request.IsHttps
        && options.Address?.StartsWith("https://", StringComparison.OrdinalIgnoreCase) != true
        && !IsLoopback(request.Host.Host);

    private static bool IsLoopback(string host) =>
        IPAddress.TryParse(host.Trim('[', ']'), out var address)
            ? IPAddress.IsLoopback(address)
            : $".{host}".EndsWith(".localhost", StringComparison.OrdinalIgnoreCase);
}
