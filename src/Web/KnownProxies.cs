using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace BriefingBus.Web;

/// <summary>The proxies in front of the page. Only they are believed about the address that a request comes from.</summary>
internal static class KnownProxies
{
    /// <summary>The network that a text names: <c>10.0.0.0/8</c>, or an address by itself; null where it names none.</summary>
    public static IPNetwork? NetworkOf(string text)
    {
        if (IPAddress.TryParse(text, out var address))
            return new IPNetwork(address, address.GetAddressBytes().Length * 8);
        return IPNetwork.TryParse(text, out var network) ? network : null;
    }

    /// <summary>Takes the address of whoever asks from <c>X-Forwarded-For</c>, through every proxy that is known. Scheme and host are
    /// those of <c>web.address</c>, whatever a proxy says.</summary>
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
