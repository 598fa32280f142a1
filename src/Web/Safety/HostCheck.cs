using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace BriefingBus.Web.Safety;

/// <summary>Answers only requests for the page's own names: loopback, the address that it listens on, and <c>web.address</c>. Another site
/// whose name resolves to this machine (DNS rebinding) can read nothing.</summary>
internal sealed class HostCheck(IServer server, WebOptions options)
{
    private static readonly string[] AnyAddress = ["*", "+", "0.0.0.0", "[::]", "::"];
    private string[]? listens;

    /// <summary>Whether the page has this name.</summary>
    /// <param name="host">The Host header, with or without a port.</param>
    public bool IsOwn(HostString host)
    {
        var name = host.Host.TrimEnd('.');
        if (name.Length == 0)
            return false;
        if (name.Equals("localhost", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase))
            return true; // RFC 6761 §6.3: no DNS server answers for them
        listens ??= [.. (server.Features.Get<IServerAddressesFeature>()?.Addresses ?? []).Select(a => BindingAddress.Parse(a).Host)];
        if (IPAddress.TryParse(name.Trim('[', ']'), out var address))
            return IPAddress.IsLoopback(address) || listens.Any(l => AnyAddress.Contains(l) || IsSame(l, address)) || IsConfigured(name);
        return listens.Contains(name, StringComparer.OrdinalIgnoreCase) || IsConfigured(name);
    }

    private bool IsConfigured(string name) =>
        options.Address is not null && new Uri(options.Address).Host.Equals(name, StringComparison.OrdinalIgnoreCase);

    private static bool IsSame(string listens, IPAddress address) =>
        IPAddress.TryParse(listens.Trim('[', ']'), out var own) && own.Equals(address);
}

/// <summary>Puts the check before every page.</summary>
internal static class HostCheckRegistration
{
    /// <summary>Refuses requests under other names with 421 (RFC 9110 §15.5.20). Health probes may use any name.</summary>
    public static IApplicationBuilder UseHostCheck(this IApplicationBuilder app)
    {
        var check = app.ApplicationServices.GetRequiredService<HostCheck>();
        return app.Use((context, next) =>
            check.IsOwn(context.Request.Host) || context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal)
            ? next(context)
            : TypedResults.Text(
                "This page does not answer under this name. Open it at its own address; "
                    + "to give it another one, set web.address in briefing.yaml.\n",
                statusCode: StatusCodes.Status421MisdirectedRequest).ExecuteAsync(context));
    }
}
