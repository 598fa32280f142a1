using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace BriefingBus.ServiceDefaults.Settings;

/// <summary>Checks the listening addresses in the environment.</summary>
internal static class ListenAddresses
{
    /// <summary>Checks <c>ASPNETCORE_URLS</c> and <c>ASPNETCORE_HTTP_PORTS</c>.</summary>
    /// <exception cref="WrongEnvironmentException">One of them is invalid.</exception>
    public static void Check(IConfiguration configuration)
    {
        foreach (var url in (configuration[WebHostDefaults.ServerUrlsKey] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries))
            if (!IsAddress(url))
                throw new WrongEnvironmentException("ASPNETCORE_URLS", url, "an address to listen on, such as http://127.0.0.1:8080");
        foreach (var port in (configuration[WebHostDefaults.HttpPortsKey] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries))
            if (!ushort.TryParse(port, CultureInfo.InvariantCulture, out _))
                throw new WrongEnvironmentException("ASPNETCORE_HTTP_PORTS", port, "a port to listen on, such as 8080");
    }

    private static bool IsAddress(string url)
    {
        try
        {
            return BindingAddress.Parse(url) is { Scheme: "http" or "https", Port: >= 0 and <= ushort.MaxValue };
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
