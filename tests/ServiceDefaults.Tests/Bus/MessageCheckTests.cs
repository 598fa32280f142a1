using System.Collections.Concurrent;
using System.IO.Compression;
using BriefingBus.Contracts;
using BriefingBus.ServiceDefaults.Bus;
using BriefingBus.ServiceDefaults.Bus.Checks;
using BriefingBus.Testing;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Shouldly;
using Xunit;

namespace BriefingBus.ServiceDefaults.Tests.Bus;

/// <summary>What a hostile producer sends reaches no consumer.</summary>
public sealed class MessageCheckTests
{
    private static readonly DateTimeOffset Morning = new(2026, 9, 23, 6, 0, 0, TimeSpan.Zero);

    public static TheoryData<string, object> Refused => new()
    {
        { "edition", SomeBriefing.Of() with { Edition = "../x" } },
        { "edition", SomeBriefing.Of() with { Edition = "a\nb" } },
        { "edition", SomeBriefing.Of() with { Edition = "morning\n" } },
        { "edition", SomeBriefing.Of() with { Edition = new string('a', 101) } },
        { "edition", new ComposeBriefing { Edition = "", ScheduledAt = Morning } },
        { "edition", new PreviewBriefing { Edition = "C:\\x", AnswerBefore = Morning } },
        { "timeZone", SomeBriefing.Of() with { TimeZone = "../../etc/localtime" } },
        { "scheduledAt", SomeBriefing.Of() with { ScheduledAt = DateTimeOffset.MaxValue } },
        { "scheduledAt", new ComposeBriefing { Edition = "morning", ScheduledAt = default } },
        { "newestEntry", Fetched() with { NewestEntry = DateTimeOffset.MaxValue } },
        { "fetchedAt", Fetched() with { FetchedAt = new DateTimeOffset(1, 1, 2, 0, 0, 0, TimeSpan.Zero) } },
        { "title", SomeBriefing.Of() with { Title = new string('a', 70_000) } },
        { "feedUrl", Fetched() with { FeedUrl = new string('a', 70_000) } },
        { "feedUrl", Fetched() with { FeedUrl = null! } },
        { "entries[0]", Fetched() with { Entries = [null!] } },
        { "entries[1].title", Fetched(Entry(), Entry() with { Title = new string('a', 70_000) }) },
        { "entries[0].authors[1]", Fetched(Entry() with { Authors = ["A", null!] }) },
        { "entries[0].content", Fetched(Entry() with { Content = new() }) },
        { "entries[0].content.gzip", Fetched(Entry() with { Content = Unpacking(40) }) },
        { "entries[2].content.gzip", Fetched([.. Enumerable.Repeat(Entry() with { Content = Unpacking(12) }, 10)]) },
        { "listed", Fetched() with { Listed = [.. Enumerable.Repeat(Guid.Empty, 201)] } },
        { "elapsedMilliseconds", Fetched() with { ElapsedMilliseconds = -1 } },
        { "toQueue", new RepublishBriefings { Since = Morning, ToQueue = "../x" } },
        { "toQueue", new RepublishBriefings { Since = Morning, ToQueue = "webhook\n" } },
        {
            "sections[0].stories[0].source",
            SomeBriefing.Of() with { Sections = [new() { Title = "S", Stories = [SomeBriefing.Story(1) with { Source = null! }] }] }
        },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_member_that_is_not_what_its_contract_says_is_named(string member, object message) =>
        (MessageCheck.Problem(message) ?? "").ShouldStartWith(member + ":");

    [Fact]
    public void Messages_of_the_services_pass_the_check()
    {
        MessageCheck.Problem(SomeBriefing.Of()).ShouldBeNull();
        var hastings = new DateTimeOffset(1066, 10, 14, 0, 0, 0, TimeSpan.Zero);
        MessageCheck.Problem(Fetched(Entry() with { Published = hastings, Content = Unpacking(12) })).ShouldBeNull();
        MessageCheck.Problem(new FetchFeed { FeedUrl = "feeds/local.xml", RequestedAt = default }).ShouldBeNull();
        MessageCheck.Problem(new RepublishBriefings { Since = DateTimeOffset.MinValue, ToQueue = "webhook-briefing" }).ShouldBeNull();
    }

    [Fact]
    public void A_damaged_text_of_one_entry_is_no_reason_to_refuse_the_entries_beside_it() =>
        MessageCheck.Problem(Fetched(Entry(), Entry() with { Content = new() { Gzip = [1, 2, 3] } })).ShouldBeNull();

    [Fact]
    public async Task A_refused_message_reaches_no_consumer_and_says_why_it_failed()
    {
        await using var host = await ProbeHost.StartAsync(new BusOptions(), _ => Task.CompletedTask);
        var failed = new TaskCompletionSource<Fault<FetchFeed>>();
        var observed = host.Bus.ConnectReceiveEndpoint(e => e.Handler<Fault<FetchFeed>>(fault =>
        {
            failed.TrySetResult(fault.Message);
            return Task.CompletedTask;
        }));
        await observed.Ready;

        await host.PublishAsync(new string('x', 70_000));

        (await failed.Task.InTimeAsync(TimeSpan.FromSeconds(20))).Exceptions[0]
            .Message.ShouldBe("FetchFeed.feedUrl: found 70000 characters, expected at most 65536");
        host.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_refused_message_takes_no_other_of_its_batch_with_it()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Services.AddSingleton(TimeProvider.System).AddSingleton(new ConcurrentQueue<string>());
        builder.Services.AddBriefingBus(new BusOptions(), bus => bus
            .AddConsumer<BatchProbe.Consumer>(consumer => consumer.Options<BatchOptions>(
                batch => batch.SetMessageLimit(8).SetTimeLimit(TimeSpan.FromMilliseconds(300))))
            .Endpoint(e => e.Name = "probe-batch"));
        using var host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        var bus = host.Services.GetRequiredService<IBus>();

        await Task.WhenAll(Enumerable.Range(0, 7).Select(i => bus.Publish(
            new FetchFeed { FeedUrl = i == 3 ? new string('x', 70_000) : $"feed {i}", RequestedAt = default },
            TestContext.Current.CancellationToken)));

        var consumed = host.Services.GetRequiredService<ConcurrentQueue<string>>();
        await Eventually.TrueAsync(() => consumed.Count == 6, "six messages are consumed");
        consumed.Order().ShouldBe(["feed 0", "feed 1", "feed 2", "feed 4", "feed 5", "feed 6"]);
        await host.StopAsync(TestContext.Current.CancellationToken);
    }

    private static FeedFetched Fetched(params FetchedEntry[] entries) =>
        new()
        {
            FetchId = Guid.Empty,
            FeedUrl = "https://gazette.example/feed.xml",
            FeedName = "Gazette",
            FetchedAt = Morning,
            Entries = entries,
        };

    private static FetchedEntry Entry() => new() { ItemId = Guid.Empty, EntryId = "a", ContentHash = "0", FirstSeen = Morning };

    /// <summary>A text of so many MiB that is small while it travels.</summary>
    private static MessageText Unpacking(int size)
    {
        using var buffer = new MemoryStream();
        using (var gzip = new GZipStream(buffer, CompressionLevel.Fastest))
            for (var i = 0; i < size; i++)
                gzip.Write(new byte[1024 * 1024]);
        return new() { Gzip = buffer.ToArray() };
    }
}

/// <summary>A consumer of batches.</summary>
internal static class BatchProbe
{
    public sealed class Consumer(ConcurrentQueue<string> consumed) : IConsumer<Batch<FetchFeed>>
    {
        public Task Consume(ConsumeContext<Batch<FetchFeed>> context)
        {
            foreach (var message in context.Message)
                consumed.Enqueue(message.Message.FeedUrl);
            return Task.CompletedTask;
        }
    }
}
