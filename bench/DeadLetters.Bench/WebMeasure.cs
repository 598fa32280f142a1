using System.Diagnostics;
using System.Globalization;
using BriefingBus.ServiceDefaults.Http;
using BriefingBus.Testing;

namespace BriefingBus.DeadLetters.Bench;

/// <summary>The real process of the page over the table: its processor time and memory while pages are read, and a replay is
/// dispatched.</summary>
internal sealed class WebMeasure : IAsyncDisposable
{
    private const int Rounds = 10;
    private const string Token = "bench-bench-bench-bench-bench";

    private readonly RunningProgram web;
    private readonly HttpClient client;
    private readonly int process;

    private WebMeasure(RunningProgram web, HttpClient client, int process) =>
        (this.web, this.client, this.process) = (web, client, process);

    public static async Task<WebMeasure> StartAsync(IReadOnlyDictionary<string, string> environment, string folder)
    {
        var configuration = Path.Combine(folder, "briefing.yaml");
        await File.WriteAllTextAsync(configuration, """
            editions:
              - name: bench
                title: Bench
                at: "06:00"
                timeZone: UTC
                sections: [{ title: News, feeds: [{ url: "https://feeds.example/1" }] }]
            web: { tokens: [{ name: bench, token: "${BENCH_TOKEN}" }] }
            """);
        var port = 20_000 + (Environment.ProcessId % 10_000);
        var program = RunningProgram.Start(
            "dotnet", [Repository.PathOf("src/Web/bin/Release/net10.0/BriefingBus.Web.dll")], folder,
            new Dictionary<string, string>(environment)
            {
                ["BRIEFING_CONFIG"] = configuration,
                ["BENCH_TOKEN"] = Token,
                ["LOG__FORMAT"] = "text",
                ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}",
            });
        await program.ReadyAsync();
        var http = InternalHttp.Create(TimeSpan.FromMinutes(2));
        http.BaseAddress = new($"http://127.0.0.1:{port}");
        http.DefaultRequestHeaders.Authorization = new("Bearer", Token);
        var started = new WebMeasure(program, http, Process.GetProcesses().Single(p => IsWeb(p.Id, configuration)).Id);
        started.Report("started");
        return started;
    }

    /// <summary>Reads the pages, each several times.</summary>
    public async Task ReadAsync(int messages)
    {
        string[] pages =
        [
            "", "?by=feed", "?by=hour", "/letters", "/letters?sort=oldest", "/letters?page=150", "/letters?exception=Kind3&feed=/42",
            "/letters?text=word0", "/letters?text=word1", $"/letters?text=needle{messages / 3}", $"/letters?item=Story+{messages / 2}",
        ];
        foreach (var page in pages)
        {
            await GetAsync(page);
            var (used, times) = (Processor.Of(process), new List<double>());
            for (var round = 0; round < Rounds; round++)
            {
                var began = Stopwatch.GetTimestamp();
                await GetAsync(page);
                times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }
            times.Sort();
            Console.WriteLine(
                $"| page /dead-letters{page}, Web alone | {(Processor.Of(process) - used).TotalMilliseconds / Rounds:0} | "
                + $"{times[Rounds / 2]:0} | {times[^1]:0} |");
        }
        Report("after the pages");
    }

    public void Report(string when) => Console.WriteLine(
        $"Web {when}: {MemoryOf("VmRSS")} MB resident, {MemoryOf("VmRSS") - MemoryOf("RssFile")} of them no mapped files; "
        + $"{MemoryOf("VmHWM")} resident at most; "
        + $"{Processor.Of(process).TotalSeconds:0.0} s of processor time");

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await web.DisposeAsync();
    }

    private async Task GetAsync(string page)
    {
        using var response = await client.GetAsync(new Uri("/dead-letters" + page, UriKind.Relative));
        if (!response.IsSuccessStatusCode)
            throw new InvalidOperationException($"{page}: {response.StatusCode}\n{web.Output}");
    }

    private static bool IsWeb(int process, string configuration) =>
        Processor.Read($"/proc/{process}", "environ").Contains(configuration, StringComparison.Ordinal);

    /// <summary>A line of <c>/proc/PID/status</c>, in megabytes.</summary>
    private long MemoryOf(string name) => long.Parse(
        Processor.Read($"/proc/{process}", "status").Split('\n').Single(l => l.StartsWith(name, StringComparison.Ordinal))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024 / 1_000_000;
}
