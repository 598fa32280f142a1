using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace BriefingBus.EndToEnd.Tests.Faults;

/// <summary>Many feeds on many loopback addresses, each item with a mark that no other has.</summary>
internal sealed class FeedFleet : IAsyncDisposable
{
    private const int Hosts = 10;
    private readonly DateTimeOffset newest = DateTimeOffset.UtcNow;
    private readonly ConcurrentDictionary<int, int> polls = new();
    private volatile int items;
    private volatile bool gone;
    private WebApplication app = null!;
    private int port;

    private FeedFleet(int feeds, int items) => (Feeds, this.items) = (feeds, items);

    public int Feeds { get; }

    /// <summary>How many feeds were asked for at least once.</summary>
    public int Asked => polls.Count;

    public IEnumerable<string> Marks => Enumerable.Range(0, Feeds * items).Select(Mark);

    public IEnumerable<string> Urls => Enumerable.Range(0, Feeds).Select(feed => $"http://127.0.0.{1 + feed % Hosts}:{port}/feed/{feed}");

    /// <summary>Takes every feed off the network, or gives them back: connections break off without an answer.</summary>
    public bool Gone
    {
        get => gone;
        set => gone = value;
    }

    /// <summary>Gives every feed more items.</summary>
    public void Grow(int itemsEach) => items += itemsEach;

    public static IEnumerable<string> HostNames => Enumerable.Range(1, Hosts).Select(host => $"127.0.0.{host}");

    public static async Task<FeedFleet> StartAsync(int feeds, int itemsEach)
    {
        var fleet = new FeedFleet(feeds, itemsEach);
        var first = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        first.Start();
        fleet.port = ((IPEndPoint)first.LocalEndpoint).Port;
        first.Stop();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            foreach (var host in HostNames)
                kestrel.Listen(IPAddress.Parse(host), fleet.port);
        });
        fleet.app = builder.Build();
        fleet.app.MapGet("/feed/{feed:int}", (int feed, HttpContext context) =>
        {
            if (fleet.gone)
            {
                context.Abort();
                return Results.Empty;
            }
            fleet.polls.AddOrUpdate(feed, 1, (_, n) => n + 1);
            return Results.Content(fleet.Rss(feed), "application/rss+xml");
        });
        await fleet.app.StartAsync();
        return fleet;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static string Mark(int item) => $"mark{item:D5}x";

    private string Rss(int feed) => $"""
        <rss version="2.0"><channel><title>Gazette {feed}</title><link>http://gazette{feed}.example/</link>
        {string.Concat(Enumerable.Range(0, items).Select(n => Item(feed + n * Feeds)))}
        </channel></rss>
        """;

    /// <summary>Words drawn by the item's number, so that no two items tell the same story.</summary>
    private string Item(int item)
    {
        var words = new Random(item);
        string Word() => new([.. Enumerable.Range(0, 7).Select(_ => (char)('a' + words.Next(26)))]);
        string Words(int count) => string.Join(' ', Enumerable.Range(0, count).Select(_ => Word()));
        return $"""
            <item><title>{Mark(item)} {Words(6)}</title><link>http://gazette.example/{item}</link><guid isPermaLink="false">{item}</guid>
            <pubDate>{newest.AddSeconds(-item % 3000):R}</pubDate><description>{Words(25)}. {Words(25)}.</description></item>
            """;
    }
}
