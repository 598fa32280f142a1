using BriefingBus.Cleaner.Models;
using BriefingBus.Cleaner.Summaries;
using BriefingBus.Cleaner.Tests.Models;
using BriefingBus.Contracts;
using BriefingBus.Testing;
using MassTransit;
using MassTransit.Testing;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace BriefingBus.Cleaner.Tests.Cleaning;

public sealed class CleanerConsumersTests
{
    [Fact]
    public async Task A_poll_gives_an_item_for_each_entry()
    {
        await using var services = Start(out var harness);
        await harness.Start();

        await harness.Bus.Publish(SomeItem.Feed(
            SomeItem.Entry("a", "One", "The council voted on Tuesday to close the bridge."), SomeItem.Entry("b", "Two", null)));

        (await TitlesAsync(harness, 2)).ShouldBe(["One", "Two"]);
    }

    [Fact]
    public async Task A_poisoned_entry_goes_alone_to_its_queue_and_its_neighbours_are_cleaned()
    {
        await using var services = Start(out var harness);
        await harness.Start();
        var poison = SomeItem.Entry("b", "Poison", null) with { Content = new MessageText { Gzip = [1, 2, 3] } };

        await harness.Bus.Publish(SomeItem.Feed(SomeItem.Entry("a", "One", null), poison, SomeItem.Entry("c", "Three", null)));

        (await TitlesAsync(harness, 2)).ShouldBe(["One", "Three"]);
        (await FirstAsync(harness.Sent.SelectAsync<CleanItem>())).Context.Message.Entry.Title.ShouldBe("Poison");
        (await FirstAsync(harness.Published.SelectAsync<Fault<CleanItem>>()))
            .Context.Message.Exceptions[0].ExceptionType.ShouldContain("InvalidData");
    }

    [Fact]
    public async Task An_entry_sent_by_itself_is_cleaned_with_what_its_feed_repeats()
    {
        await using var services = Start(out var harness);
        await harness.Start();
        const string text = "<p>The council voted on Tuesday to close the bridge.</p><p>The Valley Times: news since 1901.</p>";
        var item = SomeItem.With("One", text) with { RepeatedText = ["The Valley Times: news since 1901."] };

        await harness.Bus.Publish(item);

        (await FirstAsync(harness.Published.SelectAsync<ItemCleaned>())).Context.Message.Text
            .ShouldBe("The council voted on Tuesday to close the bridge.");
    }

    [Fact]
    public async Task A_poll_stops_asking_a_model_that_takes_too_long()
    {
        var clock = new FakeClock("2026-05-26T06:00:00Z");
        await using var model = await LyingModel.StartAsync();
        model.Instead = context =>
        {
            clock.Advance(ModelWait.Max);
            return Task.Delay(TimeSpan.FromHours(1), context.RequestAborted);
        };
        await using var services = Start(out var harness, added => added
            .AddSingleton<TimeProvider>(clock)
            .AddSingleton(new SummaryOptions { Model = new ModelOptions { Endpoint = model.Endpoint, Name = "slow" } }));
        await harness.Start();
        var text = string.Concat(Lies.Article.Split("\n\n").Select(paragraph => $"<p>{paragraph}</p>"));

        await harness.Bus.Publish(SomeItem.Feed(SomeItem.Entry("a", Lies.Title, text), SomeItem.Entry("b", Lies.Title, text)));

        (await TitlesAsync(harness, 2)).ShouldBe([Lies.Title, Lies.Title]);
        model.Requests.Count.ShouldBe(1);
    }

    private static async Task<List<string>> TitlesAsync(ITestHarness harness, int count)
    {
        var titles = new List<string>();
        await foreach (var published in harness.Published.SelectAsync<ItemCleaned>())
        {
            titles.Add(published.Context.Message.Title);
            if (titles.Count == count)
                break;
        }
        return titles;
    }

    private static async Task<T> FirstAsync<T>(IAsyncEnumerable<T> messages)
    {
        await foreach (var message in messages)
            return message;
        throw new ShouldAssertException("No such message came.");
    }

    private static ServiceProvider Start(out ITestHarness harness, Action<IServiceCollection>? configure = null)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        configure?.Invoke(services);
        services.AddCleaner();
        services.AddMassTransitTestHarness(bus =>
        {
            bus.SetKebabCaseEndpointNameFormatter();
            // By default a harness gives up on a machine that is busy for a second.
            bus.SetTestTimeouts(TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(2));
            bus.AddCleanerConsumers();
        });
        var provider = services.BuildServiceProvider(true);
        harness = provider.GetRequiredService<ITestHarness>();
        return provider;
    }
}
