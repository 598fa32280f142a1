using System.Net;
using BriefingBus.ServiceDefaults.Http;
using Microsoft.AspNetCore.Http;

namespace BriefingBus.ServiceDefaults.Health;

/// <summary>Queries whether a running process of the same service is ready. A container's health check uses it instead of curl (<c>dotnet
/// BriefingBus.Fetcher.dll --health</c>).</summary>
internal static class HealthProbe
{
    public const string Argument = "--health";

    /// <summary>Sends the query to the address that the process listens on, over loopback if that is none in particular.</summary>
    /// <returns>The exit code: 0 if ready, 1 if not or if nothing answers within 4 s.</returns>
    public static async Task<int> RunAsync(BindingAddress address)
    {
        var isParticular = IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip)
            && !ip.Equals(IPAddress.Any) && !ip.Equals(IPAddress.IPv6Any);
        var host = isParticular ? address.Host : "127.0.0.1";
        using var http = InternalHttp.Create(TimeSpan.FromSeconds(4));
        try
        {
            using var answer = await http.GetAsync(new Uri($"http://{host}:{address.Port}{HealthEndpoints.ReadyPath}"));
            Console.WriteLine(await answer.Content.ReadAsStringAsync());
            return answer.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            Console.WriteLine(exception.Message);
            return 1;
        }
    }
}
