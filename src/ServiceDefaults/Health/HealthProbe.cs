using BriefingBus.ServiceDefaults.Http;

namespace BriefingBus.ServiceDefaults.Health;

/// <summary>Asks a running process of the same kind whether it is ready: what a container's health check runs instead of curl
/// (<c>dotnet BriefingBus.Fetcher.dll --health</c>).</summary>
internal static class HealthProbe
{
    public const string Argument = "--health";

    /// <summary>Asks on this machine's loopback.</summary>
    /// <returns>Exit code: 0 when ready, 1 when not, or when nobody answers within 4 s.</returns>
    public static async Task<int> RunAsync(int port)
    {
        using var http = InternalHttp.Create(TimeSpan.FromSeconds(4));
        try
        {
            using var answer = await http.GetAsync(new Uri($"http://127.0.0.1:{port}{HealthEndpoints.ReadyPath}"));
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
