using System.Diagnostics;
using System.Text.RegularExpressions;
using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.EndToEnd.Tests.Alerts;

/// <summary>The alerts of <c>ops/prometheus</c> over a running system, judged by a real Prometheus. It takes a quarter of an hour, so
/// <c>tests/alerts</c> runs it.</summary>
public sealed partial class AlertTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    /// <summary>Longer than the windows of all rules that look back for minutes.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Every_alert_fires_when_its_trouble_comes_ends_with_it_and_fires_for_nothing_else()
    {
        var chosen = Environment.GetEnvironmentVariable("ALERTS");
        Assert.SkipUnless(chosen is { Length: > 0 }, "It takes a quarter of an hour; tests/alerts runs it");
        await using var system = await WatchedSystem.StartAsync();
        var ledger = Path.Combine(Directory.CreateDirectory(Repository.PathOf("artifacts")).FullName, "alerts-ledger.txt");
        File.Delete(ledger);
        await QuietAsync(system);

        foreach (var trouble in Trouble.Kinds.Where(t => chosen == "all" || t.Name.Contains(chosen!, StringComparison.Ordinal)))
            await File.AppendAllLinesAsync(ledger, [await SufferAsync(system, trouble)]);

        AlertName().Matches(await File.ReadAllTextAsync(Repository.PathOf("ops/prometheus/alerts.yaml"))).Select(m => m.Groups[1].Value)
            .Except(Trouble.Kinds.SelectMany(t => t.Alerts)).ShouldBeEmpty("every alert has its trouble");
    }

    private static async Task<string> SufferAsync(WatchedSystem system, Trouble trouble)
    {
        var clock = Stopwatch.StartNew();
        await trouble.Cause(system);
        var fired = new Dictionary<string, TimeSpan>(StringComparer.Ordinal);
        await Eventually.TrueAsync(
            async () =>
            {
                await trouble.Again(system);
                foreach (var name in (await system.Prometheus.FiringAsync()).Keys)
                    fired.TryAdd(name, clock.Elapsed);
                await Task.Delay(TimeSpan.FromSeconds(1));
                return trouble.Alerts.All(fired.ContainsKey);
            },
            () => $"{string.Join(", ", trouble.Alerts.Except(fired.Keys))} fires for: {trouble.Name}",
            Limit);
        var line = $"{trouble.Name}: {string.Join(", ", fired.OrderBy(f => f.Value).Select(f => $"{f.Key} {f.Value.TotalSeconds:0} s"))}";
        if (trouble.Mend is null)
            return line;
        clock.Restart();
        await trouble.Mend(system);
        await EndAsync(system, trouble.Again);
        return $"{line}; over after {clock.Elapsed.TotalSeconds:0} s";
    }

    /// <summary>Waits until no alert fires.</summary>
    private static async Task EndAsync(WatchedSystem system, Func<WatchedSystem, Task> again)
    {
        IReadOnlyDictionary<string, string> firing = new Dictionary<string, string>();
        await Eventually.TrueAsync(
            async () =>
            {
                await again(system);
                await Task.Delay(TimeSpan.FromSeconds(1));
                return (firing = await system.Prometheus.FiringAsync()).Count == 0;
            },
            () => $"no alert fires: {string.Join("; ", firing)}",
            Limit);
    }

    /// <summary>Waits until no alert has fired for a while, since nothing is wrong. Until then a system that starts on a busy machine may
    /// have polls that fail.</summary>
    private static async Task QuietAsync(WatchedSystem system)
    {
        var fired = new Dictionary<string, string>(StringComparer.Ordinal);
        var (all, quiet) = (Stopwatch.StartNew(), Stopwatch.StartNew());
        await system.Database.MakeFeedsDueAsync();
        for (; quiet.Elapsed < Quiet; await Task.Delay(TimeSpan.FromSeconds(1)))
        {
            var now = await system.Prometheus.FiringAsync();
            if (now.Count == 0)
                continue;
            foreach (var (name, summary) in now)
                fired[name] = summary;
            all.Elapsed.ShouldBeLessThan(Limit, $"fired although nothing is wrong: {string.Join("; ", fired)}");
            quiet.Restart();
        }
    }

    [GeneratedRegex("- alert: (\\w+)")]
    private static partial Regex AlertName();
}
