using BriefingBus.ServiceDefaults.Http;

namespace BriefingBus.ServiceDefaults.Health;

/// <summary>Queries whether a running process of the same service is ready. A container's health check uses it instead of curl (<c>dotnet
/// BriefingBus.Fetcher.dll --health</c>).</summary>
internal static class HealthProbe
{
    public const string Argument = "--health";

    /// <summary>Sends the query over loopback.</summary>
    /// <returns>The exit code: 0 if ready, 1 if not or if nothing answers within 4 s.</returns>
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
