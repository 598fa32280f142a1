using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.EndToEnd.Tests.Telemetry;

/// <summary>What a running system exports to those who watch it.</summary>
public sealed class TelemetryTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("briefingbus-telemetry-");

    [Fact]
    public async Task One_trace_leads_from_a_poll_to_the_stored_item_and_the_briefing_links_to_it()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var run = Run(new()
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = receiver.Address.ToString(),
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            ["OTEL_BSP_SCHEDULE_DELAY"] = "500",
            ["OTEL_METRIC_EXPORT_INTERVAL"] = "1000",
        });

        await Eventually.TrueAsync(
            () => receiver.Spans.Any(s => s.Name == "compose"), "the trace of a composition arrives", TimeSpan.FromSeconds(90));
        await Eventually.TrueAsync(
            () => receiver.Metrics.Any(m => m.Name == "briefingbus.briefings.published"), "the metrics arrive", TimeSpan.FromSeconds(30));
        (await run.StopAsync()).ShouldBe(0);

        var spans = receiver.Spans;
        var compose = spans.First(s => s.Name == "compose");
        compose.LinkedTraces.ShouldNotBeEmpty();
        foreach (var trace in compose.LinkedTraces)
        {
            var ofPoll = spans.Where(s => s.TraceId == trace).ToList();
            var poll = ofPoll.Where(s => s.Name == "poll").ShouldHaveSingleItem();
            poll.IsRoot.ShouldBeTrue();
            Guid.Parse(poll.Attributes["briefingbus.fetch.id"]).ToString("n").ShouldBe(trace, "the trace id is the fetch id");
            ofPoll.ShouldContain(s => s.Name.Contains("ItemCleaned", StringComparison.Ordinal), "Cleaner is part of the trace");
        }
        receiver.Metrics.ShouldContain(("briefingbus.polls", "{poll}"));
        receiver.Metrics.ShouldContain(("briefingbus.clean.duration", "s"));
        receiver.Metrics.ShouldContain(("briefingbus.items.stored", "{item}"));
        receiver.Metrics.ShouldContain(("briefingbus.briefing.lateness", "s"));
        receiver.Metrics.ShouldContain(m => m.Name.StartsWith("dotnet.", StringComparison.Ordinal), "the runtime's own metrics come too");
    }

    [Fact]
    public async Task Prometheus_scrapes_the_metrics_if_that_is_enabled()
    {
        await using var run = Run(new() { ["METRICS__SCRAPE"] = "true" });
        using var client = new HttpClient { BaseAddress = await run.AddressAsync() };
        var scraped = "";

        await Eventually.TrueAsync(
            async () => (scraped = await client.GetStringAsync(new Uri("/metrics", UriKind.Relative))).Contains(
                "briefingbus_briefings_published_total", StringComparison.Ordinal),
            "a published briefing is counted",
            TimeSpan.FromSeconds(90));

        scraped.ShouldContain("briefingbus_polls_total{otel_scope_name=\"BriefingBus.Fetcher\",outcome=\"fetched\"}");
        scraped.ShouldContain("briefingbus_edition_overdue_seconds{otel_scope_name=\"BriefingBus.Composer\",edition=\"morning\"} 0");
        scraped.ShouldContain("briefingbus_loop_failing{otel_scope_name=\"BriefingBus.Loops\",loop=\"polls\"} 0");
        scraped.ShouldContain("briefingbus_bus_blocked{");
        scraped.ShouldContain("briefingbus_feeds{otel_scope_name=\"BriefingBus.Web\",status=\"failing\"}");
    }

    public void Dispose() => folder.Delete(recursive: true);

    private RunningProgram Run(Dictionary<string, string> environment) => CommandLine.Run(
        [
            "run", "--config", Repository.PathOf("samples/morning/briefing.yaml"), "--data", "data", "--out", "out", "--now",
            "--web", "http://127.0.0.1:0",
        ],
        folder.FullName,
        environment);
}
