using System.Diagnostics;
using System.Globalization;
using System.Net;
using Shouldly;
using Xunit;

namespace BriefingBus.Web.Tests.Safety;

/// <summary>Too much and too long.</summary>
[Collection(Alone.Name)]
public sealed class HeavyUseTests
{
    private static readonly DateTimeOffset Morning = new(2026, 9, 23, 6, 0, 0, TimeSpan.Zero);

    /// <summary><c>ABSENT_PAGES=1000000</c> asks for a million.</summary>
    [Fact]
    public async Task However_many_absent_pages_are_asked_for_the_memory_stays_the_same_and_others_read_on()
    {
        var many = int.Parse(Environment.GetEnvironmentVariable("ABSENT_PAGES") ?? "4000", CultureInfo.InvariantCulture);
        await using var web = await WebPage.StartAsync();
        await web.KeepAsync(TestData.Briefing(Morning));
        await AskAsync(web, 0, 1_000);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var started = Stopwatch.GetTimestamp();

        var asked = AskAsync(web, 1_000, many);
        var waits = await ReadUntilAsync(web, asked);
        await asked;

        var (after, elapsed) = (GC.GetTotalMemory(forceFullCollection: true), Stopwatch.GetElapsedTime(started));
        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{many} in {elapsed.TotalSeconds:0} s; memory {before / 1e6:0.0} MB before, {after / 1e6:0.0} MB after; "
            + $"meanwhile {waits.Count} readers of the archive waited "
            + $"{waits.Order().ElementAt(waits.Count / 2):0} ms (median) and {waits.Max():0} ms at most"));
        (after - before).ShouldBeLessThan(8_000_000);
    }

    [Fact]
    public async Task A_huge_briefing_is_shown_found_and_served_completely()
    {
        await using var web = await WebPage.StartAsync();
        var huge = TestData.Briefing(Morning, 3_000, headline: i => $"Story {i} {new string('x', 500)}");
        await web.KeepAsync(huge);

        (await web.Client.GetStringAsync("/")).ShouldContain("Story 2999 ");
        (await web.Client.GetStringAsync("/search?q=2999")).ShouldContain("<mark>2999</mark>");
        (await web.Client.GetStringAsync("/briefings/latest.json")).ShouldContain("Story 2999 ");
        (await web.Client.GetStringAsync("/archive")).ShouldContain("3000 stories");
    }

    /// <summary>Somebody reads until a task ends, once at least.</summary>
    /// <returns>How many milliseconds each page took.</returns>
    private static async Task<IReadOnlyList<double>> ReadUntilAsync(WebPage web, Task end)
    {
        var waits = new List<double>();
        do
        {
            var began = Stopwatch.GetTimestamp();
            (await web.Client.GetStringAsync("/archive")).ShouldContain("September 2026");
            waits.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }
        while (await Task.WhenAny(end, Task.Delay(100)) != end);
        return waits;
    }

    private static Task AskAsync(WebPage web, int from, int count) => Parallel.ForEachAsync(
        Enumerable.Range(from, count), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (i, cancellation) =>
        {
            string[] kinds =
            [
                $"/absent/{i}",
                $"/stories/{Guid.NewGuid()}",
                $"/briefings/edition-{i}/2026-01-01-0600",
                $"/assets/{i}/site.css",
                $"/api/absent/{i}",
            ];
            using var answer = await web.Client.GetAsync(kinds[i % kinds.Length], cancellation);
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        });
}
