using System.Diagnostics;
using System.Globalization;
using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.EndToEnd.Tests.Outages;

/// <summary>What the services need is taken away and given back while items flow, and none of them is ever started again. The short form
/// runs with the suite. <c>OUTAGES=each</c> runs every kind for 15 s, and <c>tests/outages</c> the long form (<c>OUTAGES=30</c>: minutes,
/// in random order and of random lengths).</summary>
public sealed class OutageTests
{
    private const int MaxLines = 20;
    private const int ItemsEach = 3;

    private static readonly TimeSpan Red = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Green = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Drained = TimeSpan.FromSeconds(100);

    [Fact]
    public async Task During_any_outage_readiness_reports_it_and_afterwards_nothing_is_lost_duplicated_or_unfinished()
    {
        await using var system = await OutageSystem.StartAsync();
        await system.DrainAsync(Drained);
        system.Complaints();
        var services = string.Join(' ', system.Complaints().Keys);
        var ledger = new List<string> { "taken away              for     red after green   all arrived   log lines of " + services };
        var failures = new List<string>();

        var begin = DateTimeOffset.UtcNow;
        foreach (var (outage, length) in Plan(system))
            await SufferAsync(system, outage, length, ledger, failures);
        ledger.AddRange(Outage.Kinds.Select(o => (o, Why: o.Needs(system))).Where(o => o.Why is not null).Select(o => $"{o.o}: {o.Why}"));

        await Eventually.TrueAsync(async () => await system.Database.UndeliveredAsync() == 0, "every briefing is delivered", Drained);
        // What a clock that was set has composed is for hours of its own.
        var briefings = (await system.Database.BriefingsAsync()).Where(b => b >= begin && b <= DateTimeOffset.UtcNow).ToList();
        var instants = briefings.Prepend(begin).Append(DateTimeOffset.UtcNow).ToList();
        var gaps = instants.Zip(instants.Skip(1), (a, b) => b - a).Count(gap => gap > TimeSpan.FromMinutes(2));
        var deliveries = await system.Database.DeliveriesAsync();
        var rows = (await system.Servers.DeadLettersAsync()).Rows;
        ledger.Add(
            $"{briefings.Count} briefings, {gaps} gaps of over 2 minutes; deliveries: {deliveries}; dead letters: {rows.Count}");
        var text = string.Join('\n', ledger);
        TestContext.Current.TestOutputHelper!.WriteLine(text);
        await File.WriteAllTextAsync(
            Path.Combine(Directory.CreateDirectory(Repository.PathOf("artifacts")).FullName, "outages-ledger.txt"), text + "\n");

        failures.ShouldBeEmpty(text);
        rows.Select(l => $"{l.Queue}: {l.Reason}").ShouldBeEmpty(text);
        gaps.ShouldBe(0, text);
        deliveries.ShouldMatch(@"^Delivered \d+$", text);
        system.AnyFell.ShouldBeFalse(text);
    }

    /// <summary>The suite's kinds once, for 8 s; or what <c>OUTAGES</c> says.</summary>
    private static IEnumerable<(Outage Outage, TimeSpan Length)> Plan(OutageSystem system)
    {
        var kinds = Outage.Kinds.Where(o => o.Needs(system) is null).ToList();
        var form = Environment.GetEnvironmentVariable("OUTAGES") ?? "";
        if (form is "" or "each")
        {
            foreach (var outage in kinds.Where(k => form == "each" || k.IsInSuite))
                yield return (outage, TimeSpan.FromSeconds(form == "each" ? 15 : 8));
            yield break;
        }
        var (chance, clock) = (new Random(), Stopwatch.StartNew());
        var next = new Queue<Outage>();
        while (clock.Elapsed < TimeSpan.FromMinutes(double.Parse(form, CultureInfo.InvariantCulture)))
        {
            // Every kind in each round, so that none is left out by chance.
            next = next.Count > 0 ? next : new(kinds.Shuffle());
            yield return (next.Dequeue(), TimeSpan.FromSeconds(chance.Next(15, 60)));
        }
    }

    private static async Task SufferAsync(OutageSystem system, Outage outage, TimeSpan length, List<string> ledger, List<string> failures)
    {
        var clock = Stopwatch.StartNew();
        TimeSpan? red = null, green = null, drained = null;
        var isAway = false;
        try
        {
            await system.LoadAsync(ItemsEach);
            await Task.Delay(500);
            isAway = true;
            await outage.Take(system);
            var away = clock.Elapsed;
            if (outage.Reddens.Count > 0)
            {
                Dictionary<string, string> now = [];
                await Eventually.TrueAsync(
                    async () => outage.Reddens.All((now = await system.RedAsync()).ContainsKey),
                    () => $"all that need it say so: {string.Join(", ", outage.Reddens.Except(now.Keys))} did not",
                    Red);
                red = clock.Elapsed - away;
            }
            if (length - (clock.Elapsed - away) is { Ticks: > 0 } rest)
                await Task.Delay(rest);
            await outage.GiveBack(system);
            isAway = false;
            var back = clock.Elapsed;
            await system.GreenAsync(Green);
            green = clock.Elapsed - back;
            await Eventually.TrueAsync(
                () => outage.Logs.All(l => system.HasLogged(l.Key, l.Value)),
                $"each service logs what it found: {string.Join(", ", outage.Logs.Select(l => $"{l.Key}: {l.Value}"))}",
                Red);
            await system.LoadAsync(ItemsEach);
            await system.DrainAsync(Drained);
            drained = clock.Elapsed - back;
        }
        catch (Exception failed) when (failed is TimeoutException or HttpRequestException)
        {
            failures.Add($"{outage}: {failed.Message}");
            if (isAway)
                await outage.GiveBack(system);
        }
        var complaints = system.Complaints();
        var reported = red is { } after ? string.Create(CultureInfo.InvariantCulture, $"{after.TotalSeconds,4:0.0} s")
            : outage.Logs.Count > 0 ? "logged" : "-";
        ledger.Add(string.Create(
            CultureInfo.InvariantCulture,
            $"{outage,-24} {length.TotalSeconds,3:0} s  {reported,6}  {green?.TotalSeconds,4:0.0} s  {drained?.TotalSeconds,5:0.0} s  "
            + $"{string.Join(' ', complaints.Values.Select(c => c.Lines))}"));
        failures.AddRange(complaints.Where(c => c.Value.Lines > MaxLines).Select(c => $"{outage}: {c.Key} logged {c.Value.Lines} lines"));
        failures.AddRange(complaints.Where(c => c.Value.Stray.Count > 0)
            .Select(c => $"{outage}: {c.Key} logged what is no sentence: {string.Join(" | ", c.Value.Stray.Take(3))}"));
    }
}
