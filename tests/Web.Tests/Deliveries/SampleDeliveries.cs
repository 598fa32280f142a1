using BriefingBus.Configuration;
using BriefingBus.Contracts;
using BriefingBus.Delivery;
using BriefingBus.Delivery.Ledger;
using BriefingBus.Testing;
using BriefingBus.Web.Deliveries;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BriefingBus.Web.Tests.Deliveries;

/// <summary>A page beside a real Delivery, with a ledger that a test fills and two outlets: a folder, and a web hook that nobody listens
/// to.</summary>
internal sealed class SampleDeliveries : IAsyncDisposable
{
    public static readonly DateTimeOffset Now = new(2026, 9, 23, 12, 0, 0, TimeSpan.Zero);
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("briefingbus-deliveries-");
    private readonly SqliteFolder databases = new();

    public WebPage Web { get; private set; } = null!;

    /// <summary>What was asked of Composer.</summary>
    public List<RepublishBriefings> Asked { get; } = [];

    /// <summary>The folder that the outlet <c>files/shelf</c> writes to.</summary>
    public string Shelf => Path.Combine(folder.FullName, "shelf");

    public static async Task<SampleDeliveries> StartAsync(WebOptions? options = null)
    {
        var some = new SampleDeliveries();
        var path = Path.Combine(some.folder.FullName, "briefing.yaml");
        await File.WriteAllTextAsync(path, $$"""
            editions:
              - name: morning
                title: Morning News Briefing
                at: "06:00"
                timeZone: America/Toronto
                sections: [{ title: News, feeds: [{ url: "https://feeds.example/a.xml" }] }]
            deliver:
              webhook: { board: { url: "${BOARD}", allowPrivate: ["127.0.0.1"] } }
              files: { shelf: { folder: {{some.Shelf}} } }
            """);
        var kinds = OutletKinds.Of(["webhook", "files"]);
        var file = BriefingFile.Read(path, [.. kinds.Select(k => k.Key)], environment: _ => "http://127.0.0.1:9/hook");
        some.Web = await WebPage.StartAsync(
            options,
            new FakeClock(Now),
            some.databases.Options,
            services: services => file.AddTo(services).AddDelivery(some.databases.Options, kinds),
            consumers: bus =>
            {
                bus.AddDeliveryConsumers(kinds);
                bus.AddHandler((ConsumeContext<RepublishBriefings> asked) =>
                {
                    lock (some.Asked)
                        some.Asked.Add(asked.Message);
                    return Task.CompletedTask;
                });
            });
        await some.Web.Get<IBusControl>().WaitForHealthStatus(BusHealthStatus.Healthy, TimeSpan.FromSeconds(20));
        return some;
    }

    /// <summary>A page whose Delivery does not answer.</summary>
    public static Task<WebPage> WithoutDeliveryAsync(params string[] outlets) => WebPage.StartAsync(services: services =>
    {
        services.AddSingleton(new BriefingConfiguration("/briefing.yaml", [TestData.Edition()]) { Outlets = outlets });
        services.AddSingleton(new DeliveryClientOptions { Timeout = TimeSpan.FromMilliseconds(200) });
    });

    /// <summary>Puts deliveries into the ledger.</summary>
    public async Task PutAsync(params IEnumerable<LedgerEntry> entries)
    {
        await using var ledger = await OpenAsync();
        ledger.AddRange(entries);
        await ledger.SaveChangesAsync();
    }

    /// <summary>A few days with a delivery in each state.</summary>
    public async Task PutDaysAsync()
    {
        var reason = "The connection broke after the message was sent; the server cannot be asked";
        await PutAsync(
            Entry("webhook/board", "post", DeliveryState.Delivered, days: 0),
            Entry("files/shelf", "morning-2026-09-23-0600.md", DeliveryState.Delivered, days: 0),
            Entry("email/team", "jane@example.org", DeliveryState.Uncertain, days: 0, reason),
            Entry("email/team", "joe@example.org", DeliveryState.Started, days: 0),
            Entry("webhook/board", "post", DeliveryState.Refused, days: 1, "The receiver answered 410 Gone"),
            Entry("email/team", "jane@example.org", DeliveryState.Waiting, days: 1, "The server answered 451: try again later"),
            Entry("files/shelf", "morning-2026-09-22-0600.md", DeliveryState.Delivered, days: 1));
    }

    public static LedgerEntry Entry(string outlet, string part, DeliveryState state, int days, string? reason = null)
    {
        var at = Now.AddHours(-2).AddDays(-days);
        return new()
        {
            Outlet = outlet,
            Part = part,
            State = state,
            Edition = "morning",
            ScheduledAt = at,
            BriefingId = NameBasedId.ForBriefing("morning", at),
            Attempts = state is DeliveryState.Waiting ? 3 : 1,
            StartedAt = at.AddSeconds(3),
            SettledAt = state is DeliveryState.Started ? null : at.AddSeconds(4),
            Reason = reason,
        };
    }

    /// <summary>An entry of the ledger.</summary>
    public async Task<LedgerEntry> FindAsync(string part, DeliveryState was)
    {
        await using var ledger = await OpenAsync();
        return await ledger.Deliveries.AsNoTracking().Where(d => d.Part == part && d.State == was).FirstAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Web.DisposeAsync();
        databases.Dispose();
        folder.Delete(recursive: true);
    }

    private Task<DeliveryContext> OpenAsync() => Web.Get<IDbContextFactory<DeliveryContext>>().CreateDbContextAsync();
}
