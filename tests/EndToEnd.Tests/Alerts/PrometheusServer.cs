using System.Net.Http.Json;
using System.Text.Json;
using BriefingBus.Testing;

namespace BriefingBus.EndToEnd.Tests.Alerts;

/// <summary>A Prometheus that scrapes services as processes, and judges their metrics by rules of the project.</summary>
internal sealed class PrometheusServer : IAsyncDisposable
{
    private readonly string targets;
    private readonly RunningProgram program;
    private readonly HttpClient http;

    private PrometheusServer(string targets, RunningProgram program, int port) =>
        (this.targets, this.program, http) = (targets, program, new() { BaseAddress = new($"http://127.0.0.1:{port}/") });

    /// <summary>Starts it.</summary>
    /// <param name="executable">Its program.</param>
    /// <param name="folder">A folder of its own.</param>
    /// <param name="rules">The text of its rules.</param>
    /// <param name="broker">Where RabbitMQ serves its metrics.</param>
    public static async Task<PrometheusServer> StartAsync(string executable, string folder, string rules, string broker)
    {
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "alerts.yaml"), rules);
        await File.WriteAllTextAsync(Path.Combine(folder, "targets.json"), "[]");
        await File.WriteAllTextAsync(Path.Combine(folder, "prometheus.yaml"), $$"""
            global: { scrape_interval: 2s, scrape_timeout: 2s, evaluation_interval: 1s }
            rule_files: [alerts.yaml]
            scrape_configs:
              - job_name: briefingbus
                file_sd_configs: [{ files: [targets.json], refresh_interval: 1s }]
              - job_name: rabbitmq
                static_configs: [{ targets: ["{{broker}}"] }]
            """);
        var port = FreePort.Next();
        var started = RunningProgram.Start(
            executable,
            [
                "--config.file=prometheus.yaml", "--storage.tsdb.path=data", $"--web.listen-address=127.0.0.1:{port}",
                "--storage.tsdb.retention.time=1h",
            ],
            folder);
        await started.WroteAsync("Server is ready to receive web requests");
        return new(Path.Combine(folder, "targets.json"), started, port);
    }

    /// <summary>Scrapes these processes from now on.</summary>
    /// <param name="processes">The job of each, and where it answers.</param>
    public async Task ScrapeAsync(IEnumerable<(string Job, Uri Address)> processes)
    {
        var part = targets + ".part";
        await File.WriteAllTextAsync(part, JsonSerializer.Serialize(
            processes.Select(p => new { targets = new[] { p.Address.Authority }, labels = new { job = p.Job } })));
        File.Move(part, targets, overwrite: true);
    }

    /// <summary>The alerts that fire now: name and summary.</summary>
    public async Task<IReadOnlyDictionary<string, string>> FiringAsync()
    {
        var answer = await http.GetFromJsonAsync<JsonElement>(new Uri("api/v1/alerts", UriKind.Relative));
        return answer.GetProperty("data").GetProperty("alerts").EnumerateArray()
            .Where(alert => alert.GetProperty("state").GetString() == "firing")
            .GroupBy(alert => alert.GetProperty("labels").GetProperty("alertname").GetString()!, StringComparer.Ordinal)
            .ToDictionary(
                alerts => alerts.Key,
                alerts => string.Join("; ", alerts.Select(a => a.GetProperty("annotations").GetProperty("summary").GetString())),
                StringComparer.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await program.DisposeAsync();
    }
}
