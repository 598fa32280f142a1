using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace BriefingBus.Web;

/// <summary>The proxies in front of the page. Only their headers about a request's origin count.</summary>
internal static class KnownProxies
{
    /// <summary>Parses a network such as <c>10.0.0.0/8</c>, or a single address; null if the text is neither.</summary>
    public static IPNetwork? NetworkOf(string text)
    {
        if (IPAddress.TryParse(text, out var address))
            return new IPNetwork(address, address.GetAddressBytes().Length * 8);
        return IPNetwork.TryParse(text, out var network) ? network : null;
    }

    /// <summary>Reads the client's address from <c>X-Forwarded-For</c>, through every known proxy. Scheme and host come from
    /// <c>web.address</c>, whatever a proxy says.</summary>
    public static IApplicationBuilder UseProxies(this IApplicationBuilder app, WebOptions options)
    {
        if (options.Proxies.Count == 0)
            return app;
        var headers = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor, ForwardLimit = null };
        headers.KnownProxies.Clear();
        headers.KnownIPNetworks.Clear();
        foreach (var network in options.Proxies.Select(NetworkOf))
            headers.KnownIPNetworks.Add(network!.Value);
        return app.UseForwardedHeaders(headers);
    }
}
