using System.Diagnostics;
using System.Globalization;
using System.Text;
using BriefingBus.EndToEnd.Tests.Faults;
using BriefingBus.Testing;
using Microsoft.Data.Sqlite;
using Shouldly;
using Xunit;

namespace BriefingBus.EndToEnd.Tests.Fetching;

/// <summary>A Fetcher process with a heap of 256 MiB among feeds that starve, bomb and hang it. The short form runs with the suite;
/// <c>tests/hostile-feeds</c> runs the long one (<c>HOSTILE=5000/5</c>: feeds that hang, and minutes).</summary>
public sealed class FetcherBudgetTests(RabbitMqServer rabbit) : IClassFixture<RabbitMqServer>
{
    /// <summary>Within this a good feed is polled that is due, on a machine without other work.</summary>
    private static readonly TimeSpan InTime = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Good_feeds_are_polled_in_time_and_every_poll_ends_in_one_message_whatever_the_others_do()
    {
        var (hanging, flow) = Extent();
        var folder = Directory.CreateTempSubdirectory("briefingbus-hostile-");
        await using var lab = await HostileLab.StartAsync(hanging);
        await using var heard = await PollsHeard.ListenAsync(rabbit.Options);
        using var fetcher = new ServiceProcess("Fetcher", await EnvironmentAsync(folder.FullName, lab), folder.FullName);
        fetcher.Start();
        await Eventually.TrueAsync(() => fetcher.IsUp, "Fetcher is up", TimeSpan.FromSeconds(60));

        var waits = new List<TimeSpan> { await PollGoodAsync(lab, heard, () => Task.CompletedTask) };
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < flow; await Task.Delay(flow / 10))
            waits.Add(await PollGoodAsync(lab, heard, () => MakeGoodDueAsync(folder.FullName)));
        string[] hostile = ["large", "bomb", "worse bomb", "bomb in br", "oversize", "endless", "drips"];
        await Eventually.TrueAsync(
            () => hostile.SelectMany(lab.Of).All(u => heard.Ended(u) > 0), "every hostile feed has been polled", TimeSpan.FromSeconds(90));
        var hung = lab.Urls.Count(u => lab.Requests(u) > 0 && heard.Ended(u) == 0);
        lab.CalmDown();
        var left = new List<string>();
        await Eventually.TrueAsync(
            () => Task.FromResult((left = [.. lab.Urls.Where(u => !IsAccounted(lab, heard, u))]).Count == 0),
            () => $"every poll ends in one message: {left.Count} do not, such as {Count(lab, heard, left[0])}",
            TimeSpan.FromSeconds(60 + hanging / 20));

        var peak = fetcher.PeakMemory;
        var text = Ledger(lab, heard, waits, hung, peak);
        TestContext.Current.TestOutputHelper!.WriteLine(text);
        var artifacts = Directory.CreateDirectory(Repository.PathOf("artifacts")).FullName;
        await File.WriteAllTextAsync(Path.Combine(artifacts, "hostile-feeds-ledger.txt"), text);
        foreach (var (kind, outcome) in Expected)
            lab.Of(kind).SelectMany(heard.Outcomes).Distinct().ShouldBe([outcome], $"{kind}\n{text}");
        lab.Of("good").SelectMany(heard.Outcomes).ShouldAllBe(o => o == "fetched");
        fetcher.Fell.ShouldBeFalse(text);
        using var http = new HttpClient();
        (await http.GetAsync(new Uri(fetcher.Address, "/health/ready"))).IsSuccessStatusCode.ShouldBeTrue(text);
        fetcher.Dispose();
        folder.Delete(recursive: true);
    }

    private static readonly (string Kind, string Outcome)[] Expected =
    [
        ("large", "fetched"),
        ("bomb", "The answer unpacks to more than 16 MiB."),
        ("worse bomb", "The answer unpacks to more than 16 MiB."),
        ("bomb in br", "The answer unpacks to more than 16 MiB."),
        ("oversize", "The answer is larger than 16 MiB."),
        ("endless", "The answer is larger than 16 MiB."),
        ("drips", "The server did not finish its answer within 20s."),
    ];

    /// <summary>How many feeds hang, and for how many minutes good feeds become due again and again; or what <c>HOSTILE</c> says.</summary>
    private static (int Hanging, TimeSpan Flow) Extent()
    {
        var said = (Environment.GetEnvironmentVariable("HOSTILE") is { Length: > 0 } extent ? extent : "900/0.5").Split('/');
        var invariant = CultureInfo.InvariantCulture;
        return (int.Parse(said[0], invariant), TimeSpan.FromMinutes(double.Parse(said[1], invariant)));
    }

    private async Task<IReadOnlyDictionary<string, string>> EnvironmentAsync(string folder, HostileLab lab)
    {
        var file = Path.Combine(folder, "briefing.yaml");
        await File.WriteAllTextAsync(file, $$"""
            editions:
              - name: hostile
                title: Hostile
                at: "06:00"
                timeZone: UTC
                sections:
                  - title: All
                    feeds:
            {{string.Join('\n', lab.Urls.Select(url => $"          - {{ url: \"{url}\" }}"))}}
            fetch:
              allowPrivate: [{{string.Join(", ", lab.HostNames.Select(h => $"\"{h}\""))}}]
              gap: 0s
              timeout: 20s
            """);
        return new Dictionary<string, string>(rabbit.Environment)
        {
            ["BRIEFING_CONFIG"] = file,
            ["DATABASE__FOLDER"] = folder,
            ["DOTNET_GCHeapHardLimit"] = "0x10000000",
        };
    }

    /// <summary>Waits until each good feed has been polled once more, and gives how long that took.</summary>
    private static async Task<TimeSpan> PollGoodAsync(HostileLab lab, PollsHeard heard, Func<Task> makeDue)
    {
        var clock = Stopwatch.StartNew();
        var before = lab.Of("good").ToDictionary(u => u, heard.Ended);
        await makeDue();
        var left = new List<string>();
        await Eventually.TrueAsync(
            () => Task.FromResult((left = [.. before.Keys.Where(u => heard.Ended(u) == before[u])]).Count == 0),
            () => $"every good feed is polled in time: {left.Count} of {before.Count} are not",
            InTime);
        return clock.Elapsed;
    }

    /// <summary>Makes the good feeds due, once none is held: a poll that is being saved would put its feed off again.</summary>
    private static async Task MakeGoodDueAsync(string folder)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "fetcher.db")}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM \"Feeds\" WHERE \"Url\" LIKE '%/good/%' AND \"LeaseOwner\" IS NOT NULL";
        await Eventually.TrueAsync(async () => (await command.ExecuteScalarAsync()) is 0L, "the last polls of the good feeds are saved");
        command.CommandText = "UPDATE \"Feeds\" SET \"NextDue\" = 0 WHERE \"Url\" LIKE '%/good/%'";
        await command.ExecuteNonQueryAsync();
    }

    private static bool IsAccounted(HostileLab lab, PollsHeard heard, string url) =>
        heard.Ended(url) is var ended && ended > 0 && ended == lab.Requests(url);

    private static string Count(HostileLab lab, PollsHeard heard, string url) =>
        $"{url} ({lab.KindOf(url)}) asked {lab.Requests(url)} times and ended {heard.Ended(url)} times";

    private static string Ledger(HostileLab lab, PollsHeard heard, List<TimeSpan> waits, int hung, long peak)
    {
        var text = new StringBuilder();
        foreach (var kind in lab.Urls.GroupBy(lab.KindOf))
        {
            var outcomes = kind.SelectMany(heard.Outcomes).CountBy(o => o).Select(o => $"{o.Value} × {o.Key}");
            var (polls, messages) = (kind.Sum(lab.Requests), kind.Sum(heard.Ended));
            text.Append(CultureInfo.InvariantCulture, $"{kind.Key,-18} {kind.Count(),5} feeds {polls,5} polls {messages,5} messages: ")
                .AppendJoin(" | ", outcomes).AppendLine();
        }
        var longest = waits.Max().TotalSeconds;
        text.AppendLine(CultureInfo.InvariantCulture, $"good feeds due {waits.Count} times, all polled within {longest:0.0} s");
        text.AppendLine(CultureInfo.InvariantCulture, $"{hung} polls hung at the end; peak memory {peak} MiB");
        return text.ToString();
    }
}
