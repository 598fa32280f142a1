using System.Text.RegularExpressions;
using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.EndToEnd.Tests.Telemetry;

/// <summary>The dashboard, the alerts and the documents name the metrics that the code has, and no other.</summary>
public sealed partial class MonitoringFilesTests
{
    [Fact]
    public void Every_metric_of_the_code_is_documented_with_its_unit_and_no_other_is()
    {
        var documented = DocumentedMetric().Matches(File.ReadAllText(Repository.PathOf("docs/observability.md")))
            .Select(m => (Name: m.Groups[1].Value, Unit: m.Groups[2].Value)).ToList();

        documented.Select(m => m.Name).Order().ShouldBe(Instruments.Select(i => i.Name).Order());
        foreach (var (name, unit) in documented)
            unit.ShouldBe(Instruments.Single(i => i.Name == name).Unit, name);
    }

    [Theory]
    [InlineData("ops/grafana/briefingbus.json")]
    [InlineData("ops/prometheus/alerts.yaml")]
    [InlineData("ops/prometheus/alerts.test.yaml")]
    public void Every_metric_that_is_queried_exists(string file)
    {
        var queried = PrometheusName().Matches(File.ReadAllText(Repository.PathOf(file))).Select(m => m.Value).Distinct().ToList();

        queried.ShouldNotBeEmpty();
        queried.Except(Instruments.SelectMany(PrometheusNames)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_alerts_are_valid_and_fire_as_their_tests_say()
    {
        Assert.SkipUnless(
            Environment.GetEnvironmentVariable("TEST_PROMTOOL") is { Length: > 0 }, "no promtool: tests/services start");
        var promtool = Environment.GetEnvironmentVariable("TEST_PROMTOOL")!;
        var folder = Repository.PathOf("ops/prometheus");

        await RunningProgram.ToItsEndAsync(promtool, ["check", "rules", "alerts.yaml"], folder);
        await RunningProgram.ToItsEndAsync(promtool, ["test", "rules", "alerts.test.yaml"], folder);
    }

    [Fact]
    public void Every_alert_has_a_test_and_a_place_in_the_runbook()
    {
        var alerts = AlertName().Matches(File.ReadAllText(Repository.PathOf("ops/prometheus/alerts.yaml")))
            .Select(m => m.Groups[1].Value).ToList();
        var tests = File.ReadAllText(Repository.PathOf("ops/prometheus/alerts.test.yaml"));
        var runbook = File.ReadAllText(Repository.PathOf("docs/runbook.md"));

        alerts.ShouldNotBeEmpty();
        alerts.Where(a => !tests.Contains($"alertname: {a}\n", StringComparison.Ordinal)).ShouldBeEmpty();
        alerts.Where(a => !runbook.Contains($"### {a}\n", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    private static readonly IReadOnlyList<(string Kind, string Name, string Unit)> Instruments =
    [
        .. Directory.EnumerateFiles(Repository.PathOf("src"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal))
            .SelectMany(f => Instrument().Matches(File.ReadAllText(f)))
            .Select(m => (m.Groups["kind"].Value, m.Groups["name"].Value, m.Groups["unit"].Value)),
    ];

    // OpenTelemetry specification, Prometheus and OpenMetrics compatibility: dots become underscores, a unit that is no annotation is a
    // suffix.
    private static IEnumerable<string> PrometheusNames((string Kind, string Name, string Unit) instrument)
    {
        var name = instrument.Name.Replace('.', '_') + instrument.Unit switch { "s" => "_seconds", "By" => "_bytes", _ => "" };
        return instrument.Kind switch
        {
            "Counter" => [name + "_total"],
            "Histogram" => [name + "_bucket", name + "_sum", name + "_count"],
            _ => [name],
        };
    }

    [GeneratedRegex("""^\| `(briefingbus\.[a-z_.]+)` \| ([^|]*?) \|""", RegexOptions.Multiline)]
    private static partial Regex DocumentedMetric();

    [GeneratedRegex("""briefingbus_[a-z_]+[a-z]""")]
    private static partial Regex PrometheusName();

    [GeneratedRegex("""- alert: (\w+)""")]
    private static partial Regex AlertName();

    [GeneratedRegex("""
        Create(?<kind>Counter|Histogram|ObservableGauge)(<\w+>)?\(\s*"(?<name>briefingbus\.[a-z_.]+)",\s*
        (("(?<unit>[^"]*)",)|([^"]*?(?:"(?<unit>[^"]*)",\s*"|description:)))
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Instrument();
}
