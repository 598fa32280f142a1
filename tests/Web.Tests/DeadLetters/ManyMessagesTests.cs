using System.Globalization;
using BriefingBus.Testing;
using Shouldly;
using Xunit;
using static BriefingBus.Web.Tests.DeadLetters.TestFailures;

namespace BriefingBus.Web.Tests.DeadLetters;

/// <summary>Many failed messages: as many as <c>TEST_MESSAGES</c> says. With 100,000 the figures of docs/web.md.</summary>
[Collection(Alone.Name)]
public sealed class ManyMessagesTests(RabbitMqServer broker) : IClassFixture<RabbitMqServer>
{
    private static readonly int Many = int.Parse(Environment.GetEnvironmentVariable("TEST_MESSAGES") ?? "3000",
        CultureInfo.InvariantCulture);

    [Fact]
    public async Task Every_page_over_many_messages_is_quick_and_memory_is_bounded()
    {
        await using var given = await DeadLetterWeb.StartAsync(broker);
        await given.PlantAsync(Enumerable.Range(0, Many)
            .Select(n => Thrown(n, n % 3 == 0 ? South : North, $"System.Error{n % 20}Exception", $"Reason {n}")));
        var before = GC.GetTotalMemory(forceFullCollection: true);

        var first = await TimeAsync("the overview", () => given.Web.Client.GetStringAsync("/dead-letters"));
        var list = await TimeAsync("a list", () => given.Web.Client.GetStringAsync("/dead-letters/letters"));
        list.Length.ShouldBeLessThan(100_000);
        await TimeAsync("a list of one feed, page 40", () => given.Web.Client.GetStringAsync("/dead-letters/letters?feed=south&page=40"));
        var id = System.Text.RegularExpressions.Regex.Match(list, "/dead-letters/letters/([0-9a-f]{16})").Groups[1].Value;
        await TimeAsync("a message", () => Eventually.TrueAsync(
            async () => (await given.Web.Client.GetStringAsync($"/dead-letters/letters/{id}"))
                .Contains("Identity", StringComparison.Ordinal), "the message is found", TimeSpan.FromMinutes(2)));
        await TimeAsync("a search in bodies", () => Eventually.TrueAsync(
            async () => (await given.Web.Client.GetStringAsync("/dead-letters/letters?text=needle1234+x"))
                .Contains("<strong>1 message</strong>", StringComparison.Ordinal), "the search ends", TimeSpan.FromMinutes(2)));

        var grown = GC.GetTotalMemory(forceFullCollection: true) - before;
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"memory kept: {grown / 1_000_000} MB, working set: {Environment.WorkingSet / 1_000_000} MB");
        grown.ShouldBeLessThan(15_000_000, "however many there are");
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
