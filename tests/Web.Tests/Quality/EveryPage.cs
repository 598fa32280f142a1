using BriefingBus.Contracts;
using BriefingBus.DeadLetters;
using BriefingBus.DeadLetters.Messages;
using BriefingBus.DeadLetters.Ingest;
using BriefingBus.Web.Archive;
using BriefingBus.Web.Feeds;
using BriefingBus.Web.Pictures;
using BriefingBus.Web.Tests.DeadLetters;
using BriefingBus.Web.Tests.Feeds;
using BriefingBus.Web.Tests.Pictures;
using BriefingBus.Web.Tests.Pipeline;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace BriefingBus.Web.Tests.Quality;

/// <summary>The tests that look at all pages share one.</summary>
[CollectionDefinition(Name)]
public sealed class EveryPageTests : ICollectionFixture<EveryPage>
{
    public const string Name = "Every page";
}

/// <summary>One page full of everything, and the address of each kind of page: what a reader can come to.</summary>
public sealed class EveryPage : IAsyncLifetime
{
    private readonly SqliteFolder folder = new();

    /// <summary>The page.</summary>
    internal WebPage Web { get; private set; } = null!;

    /// <summary>Paths, one for each kind of page and each state that looks different.</summary>
    public IReadOnlyList<string> Paths { get; private set; } = [];

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        var file = Path.Combine(folder.Options.Folder, "briefing.yaml");
        await File.WriteAllTextAsync(file, "editions:\n  - name: morning\n    sections:\n      - title: News\n        feeds:\n"
            + string.Concat(SampleFeeds.Urls.Select(url => $"          - url: {url}\n"))
            + "deliver:\n  slack:\n    newsroom: { token: \"${SLACK_TOKEN}\", channel: C0123456789 }\n");
        Web = await SampleFeeds.StartAsync(
            database: folder.Options, file: file, outlets: ["email/team", "slack/newsroom"], consumers: bus =>
        {
            bus.AddHandler((ConsumeContext<ListDeliveries> asked) => asked.RespondAsync(Deliveries()));
            bus.AddHandler((ConsumeContext<PreviewBriefing> asked) => asked.RespondAsync(PipelinePageTests.Preview()));
            bus.AddInMemoryDeadLetters(folder.Options);
            bus.AddHandler((ConsumeContext<CleanItem> _) => Task.CompletedTask).Endpoint(e => e.Name = TestFailures.Queue);
        });
        await Web.Get<IBusControl>().WaitForHealthStatus(BusHealthStatus.Healthy, TimeSpan.FromSeconds(20));
        await Web.SignInAsync();
        await Web.Get<IBus>().Publish(FeedMessages.Fetched(FeedMessages.Now));
        var failed = await PlantAsync();
        var week = await TestData.WeekAsync();
        var hostile = await TestData.ApprovedAsync("hostile");
        await Web.KeepAsync([.. week, hostile with { Edition = "hostile" }, TestData.Briefing(FeedMessages.Now, edition: "small")]);
        await Web.Get<LeftOutArchive>().KeepAsync(LeftOut(), CancellationToken.None);
        var heavy = week[^1];
        foreach (var shown in heavy.Top.Concat(heavy.Sections.SelectMany(s => s.Stories)))
            await Web.Get<PictureStore>().KeepAsync(PicturesTests.Fetched(shown), CancellationToken.None);
        var story = heavy.Top.Concat(heavy.Sections.SelectMany(s => s.Stories)).First(s => s.AlsoReportedBy.Count > 0);
        await using var context = await Web.OpenAsync();
        var entry = await context.Set<StoredEntry>().Where(e => e.FeedId == FeedId.Of(FeedMessages.North)).Select(e => e.ItemId)
            .FirstAsync();
        Paths =
        [
            "/", "/today/morning", $"/briefings/morning/{await SlugAsync(heavy.BriefingId)}",
                $"/briefings/hostile/{await SlugAsync(hostile.BriefingId)}",
            $"/stories/{story.StoryId}", "/archive", "/archive?month=2025-09", "/search", "/search?q=the&from=2025-09-01",
                "/search?q=absent&from=x", "/search?q=the&show=out",
            "/feeds", "/feeds?q=nothing", SampleFeeds.PathOf(FeedMessages.North),
            $"{SampleFeeds.PathOf(FeedMessages.North)}/entries/{entry}",
            $"/briefings/morning/{await SlugAsync(heavy.BriefingId)}/candidates?q=the",
            "/deliveries", "/deliveries?state=uncertain", "/feeds/edit", $"/feeds/edit/{FeedId.Of(FeedMessages.North)}",
            "/edit", "/edit/editions", "/edit/editions/morning", "/edit/editions/morning/0",
                $"/edit/editions/morning/0/{FeedId.Of(FeedMessages.North)}",
                "/edit/outlets/email", "/edit/outlets/slack/newsroom", $"/pipeline/next/morning/rule?item={Guid.Empty}",
            "/saved", "/operate", "/offline", "/pipeline", "/pipeline/next/morning", "/sign-in", "/sessions",
            "/second-factor",
            "/dead-letters", "/dead-letters?by=feed", "/dead-letters/letters", "/dead-letters/letters?item=nothing",
                $"/dead-letters/letters/{failed}", "/dead-letters/audit",
        ];

        Task<string> SlugAsync(Guid id) => context.Briefings.Where(b => b.BriefingId == id).Select(b => b.Slug).SingleAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Web.DisposeAsync();
        folder.Dispose();
    }

    private static ItemsLeftOut LeftOut()
    {
        var plain = TestData.LeftOut(
            FeedMessages.Now, "The harbour reopens", "<script>alert(1)</script> the horoscope \u202Eexe", "The " + new string('x', 200));
        return plain with
        {
            BriefingId = NameBasedId.ForBriefing("small", FeedMessages.Now),
            Edition = "small",
            Items = [.. plain.Items.Select((item, i) => i == 1 ? item with { Link = "javascript:alert(1)", Section = null } : item)],
        };
    }

    private static DeliveryList Deliveries() => new()
    {
        Deliveries =
        [
            .. new[] { "uncertain", "refused", "waiting", "started", "delivered" }.Select((state, i) => new ListedDelivery
            {
                Number = 100 - i,
                Outlet = i % 2 == 0 ? "email/team" : "slack/newsroom",
                BriefingId = NameBasedId.ForBriefing("morning", FeedMessages.Now.AddDays(-i / 2)),
                Part = i == 0 ? new string('x', 200) + "@example.org" : "jane@example.org",
                Edition = "morning",
                ScheduledAt = FeedMessages.Now.AddDays(-i / 2),
                State = state,
                Attempts = 1 + i,
                StartedAt = FeedMessages.Now.AddDays(-i / 2),
                SettledAt = state == "started" ? null : FeedMessages.Now.AddDays(-i / 2),
                Reason = state == "delivered" ? null : "<b>The server</b> answered \u202E451",
            }),
        ],
        Counts = [new() { State = "uncertain", Count = 1 }, new() { State = "delivered", Count = 4 }],
        HasMore = true,
    };

    /// <summary>Puts failed messages of several kinds into the table, and sets one aside.</summary>
    /// <returns>The identity of the last to fail.</returns>
    private async Task<string> PlantAsync()
    {
        DeadLetterMessage[] messages =
        [
            .. Enumerable.Range(0, 60).Select(n => TestFailures.Thrown(n)),
            TestFailures.Thrown(60, TestFailures.South, "System.FormatException", "A very long reason without a break: "
                + new string('x', 400)),
            TestFailures.Thrown(61, title: "<script>alert(1)</script>\u202Egnp.exe", link: "javascript:alert(1)",
                reason: "<img src=x onerror=alert(1)>\u2067"),
            TestFailures.GivenUp(62),
        ];
        await Web.Get<FailureWriter>().StoreAsync(messages, revive: false, default);
        var service = Web.Get<DeadLetterService>();
        await service.ParkAsync(new() { Item = "story 7" }, "It waits", "test", default);
        return (await service.Messages.ListAsync(new(), default).ToListAsync())
            .Last(l => l.Title is { } title && title.Contains("script", StringComparison.Ordinal)).Id;
    }
}
