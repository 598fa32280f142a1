using BriefingBus.Contracts;
using BriefingBus.DeadLetters;
using BriefingBus.Testing;
using MassTransit;
using Microsoft.Playwright;
using Shouldly;
using Xunit;
using static BriefingBus.Web.Tests.DeadLetters.TestFailures;

namespace BriefingBus.Web.Tests.DeadLetters;

/// <summary>Dead letters where everything runs in one process, without a broker.</summary>
public sealed class OneProcessDeadLettersTests(Chromium chromium)
{
    [Fact]
    public async Task Without_a_broker_what_failed_is_found_replayed_and_audited_in_the_browser_as_well()
    {
        using var folder = new SqliteFolder();
        var (broken, finished) = (true, 0);
        await using var web = await WebPage.StartAsync(database: folder.Options, consumers: bus =>
        {
            bus.AddInMemoryDeadLetters(folder.Options);
            bus.AddHandler((ConsumeContext<CleanItem> _) =>
            {
                if (broken)
                    throw new InvalidDataException("The disk of rules is missing.");
                Interlocked.Increment(ref finished);
                return Task.CompletedTask;
            }).Endpoint(e => e.Name = Queue);
        });
        await web.Get<IBusControl>().WaitForHealthStatus(BusHealthStatus.Healthy, TimeSpan.FromSeconds(20));
        await web.Get<IBus>()
            .Publish(new CleanItem
            {
                FetchId = default,
                FeedUrl = North,
                FeedName = "North Post",
                FetchedAt = Failed,
                Entry = new() { ItemId = default, EntryId = "1", ContentHash = "0", FirstSeen = Failed, Title = "Harbour opens" },
            });
        var messages = web.Get<DeadLetterService>().Messages;
        await Eventually.TrueAsync(async () => (await messages.CountAsync(new(), null, default)).Total == 1, "what failed is in the table");
        broken = false;
        var page = await chromium.OpenAsync(web.Address, scripts: false);
        await DeadLetterWeb.SignInAsync(page);

        await page.GetByRole(AriaRole.Link, new() { Name = "One of them" }).ClickAsync();
        (await page.Locator("main").InnerTextAsync()).ShouldContain("The disk of rules is missing.");
        await page.GetByRole(AriaRole.Link, new() { Name = "Replay", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Replay 1 message" }).ClickAsync();
        (await DeadLetterWeb.EndAsync(page)).ShouldStartWith("Done: 1 succeeded");

        finished.ShouldBe(1);
        await page.GetByRole(AriaRole.Link, new() { Name = "Audit" }).ClickAsync();
        (await page.Locator("tbody").InnerTextAsync()).ShouldContain("sent back\toperator\tHarbour opens");
        await page.GotoAsync("/dead-letters");
        (await page.Locator("main").InnerTextAsync()).ShouldContain("No failed message waits");
    }
}
