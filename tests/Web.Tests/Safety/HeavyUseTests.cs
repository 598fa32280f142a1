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
    public async Task However_many_absent_pages_are_asked_for_the_memory_stays_the_same()
    {
        var many = int.Parse(Environment.GetEnvironmentVariable("ABSENT_PAGES") ?? "4000", CultureInfo.InvariantCulture);
        await using var web = await WebPage.StartAsync();
        await AskAsync(web, 0, 1_000);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var started = Stopwatch.GetTimestamp();

        await AskAsync(web, 1_000, many);

        var (after, elapsed) = (GC.GetTotalMemory(forceFullCollection: true), Stopwatch.GetElapsedTime(started));
        TestContext.Current.TestOutputHelper!.WriteLine($"{many} in {elapsed.TotalSeconds:0} s; memory {before / 1e6:0.0} MB before, {after / 1e6:0.0} MB after");
        (after - before).ShouldBeLessThan(8_000_000);
    }

    [Fact]
    public async Task A_huge_briefing_is_shown_found_and_handed_on_whole()
    {
        await using var web = await WebPage.StartAsync();
        var huge = Some.Briefing(Morning, 3_000, headline: i => $"Story {i} {new string('x', 500)}");
        await web.KeepAsync(huge);

        (await web.Client.GetStringAsync("/")).ShouldContain("Story 2999 ");
        (await web.Client.GetStringAsync("/search?q=2999")).ShouldContain("<mark>2999</mark>");
        (await web.Client.GetStringAsync("/briefings/latest.json")).ShouldContain("Story 2999 ");
        (await web.Client.GetStringAsync("/archive")).ShouldContain("3000 stories");
    }

    private static Task AskAsync(WebPage web, int from, int count) => Parallel.ForEachAsync(
        Enumerable.Range(from, count), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (i, cancellation) =>
        {
            string[] kinds = [$"/absent/{i}", $"/stories/{Guid.NewGuid()}", $"/briefings/edition-{i}/2026-01-01-0600", $"/assets/{i}/site.css", $"/api/absent/{i}"];
            using var answer = await web.Client.GetAsync(kinds[i % kinds.Length], cancellation);
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        });
}
