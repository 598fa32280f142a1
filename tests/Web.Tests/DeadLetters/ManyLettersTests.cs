using System.Globalization;
using BriefingBus.Testing;
using Shouldly;
using Xunit;
using static BriefingBus.Web.Tests.DeadLetters.SomeLetters;

namespace BriefingBus.Web.Tests.DeadLetters;

/// <summary>Many letters: as many as <c>TEST_LETTERS</c> says. With 100,000 the figures of docs/web.md.</summary>
[Collection(Alone.Name)]
public sealed class ManyLettersTests(RabbitMqServer broker) : IClassFixture<RabbitMqServer>
{
    private static readonly int Many = int.Parse(Environment.GetEnvironmentVariable("TEST_LETTERS") ?? "3000", CultureInfo.InvariantCulture);

    [Fact]
    public async Task Nobody_waits_for_a_look_over_many_letters_and_memory_is_bounded()
    {
        await using var given = await DeadLetterWeb.StartAsync(broker, patience: TimeSpan.FromSeconds(2));
        await given.PlantAsync(Enumerable.Range(0, Many).Select(n => Thrown(n, n % 3 == 0 ? South : North, $"System.Error{n % 20}Exception", $"Reason {n}")));
        var before = GC.GetTotalMemory(forceFullCollection: true);

        var first = await TimeAsync("first answer", () => given.Web.Client.GetStringAsync("/dead-letters"));
        await TimeAsync("a look over all", () => Eventually.TrueAsync(
            async () => (first = await given.Web.Client.GetStringAsync("/dead-letters")).Contains("failed and wait here", StringComparison.Ordinal), "the look ends", TimeSpan.FromMinutes(2)));
        first.ShouldContain(Many.ToString(CultureInfo.InvariantCulture) + " messages failed");
        var list = await TimeAsync("a list", () => given.Web.Client.GetStringAsync("/dead-letters/letters"));
        list.Length.ShouldBeLessThan(100_000);
        await TimeAsync("a list of one feed, page 40", () => given.Web.Client.GetStringAsync("/dead-letters/letters?feed=south&page=40"));
        var id = System.Text.RegularExpressions.Regex.Match(list, "/dead-letters/letters/([0-9a-f]{16})").Groups[1].Value;
        await TimeAsync("a letter", () => Eventually.TrueAsync(
            async () => (await given.Web.Client.GetStringAsync($"/dead-letters/letters/{id}")).Contains("Stack trace", StringComparison.Ordinal), "the letter is found", TimeSpan.FromMinutes(2)));
        await TimeAsync("a search in bodies", () => Eventually.TrueAsync(
            async () => (await given.Web.Client.GetStringAsync("/dead-letters/letters?text=needle1234+x")).Contains("<strong>1 letter</strong>", StringComparison.Ordinal), "the search ends", TimeSpan.FromMinutes(2)));

        var grown = GC.GetTotalMemory(forceFullCollection: true) - before;
        TestContext.Current.TestOutputHelper!.WriteLine($"memory kept: {grown / 1_000_000} MB, working set: {Environment.WorkingSet / 1_000_000} MB");
        grown.ShouldBeLessThan(10_000_000 + (Many * 1500L));
        (await given.CountAsync()).ShouldBe(Many, "nothing was taken off");
    }

    private static async Task<T> TimeAsync<T>(string what, Func<Task<T>> work)
    {
        var began = TimeProvider.System.GetTimestamp();
        var result = await work();
        TestContext.Current.TestOutputHelper!.WriteLine($"{what}: {TimeProvider.System.GetElapsedTime(began).TotalMilliseconds:0} ms");
        return result;
    }

    private static Task TimeAsync(string what, Func<Task> work) => TimeAsync(what, async () =>
    {
        await work();
        return 0;
    });
}
